import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../virtual-clock.ts';
import { Connection } from './connection.ts';
import { draftBytesMax, floodBytesMax, slowBytesMax } from './limits.ts';
import type { Line } from './line.ts';
import { TurnEnd } from './turn-end.ts';

const left = (id: number) => ({ t: 'leave' as const, id, keys: [] });

function make() {
  const clock = new VirtualClock();
  const writes: string[][] = [];
  const line = { unsent: 0 };
  let floods = 0;
  const fake: Line = {
    write: (frames) => {
      writes.push(frames.map((frame) => (typeof frame === 'string' ? frame : `bytes ${frame.join(' ')}`)));
    },
    unsentBytes: () => line.unsent,
    ping: () => {},
    close: () => {},
    cut: () => {},
    listen: () => {},
  };
  const connection = new Connection('p1', fake, new TurnEnd(clock, () => {}), () => floods++);
  return { clock, writes, line, connection, floods: () => floods };
}

describe('what goes out on a connection', () => {
  test('G12 S2 an answer is written at once, what views say at the end of the turn, together and in order', () => {
    const { connection, writes, clock } = make();
    connection.send(left(1), 1);
    connection.sendDraft(Uint8Array.of(1, 2), 1);
    connection.answer({ t: 'failed', id: 'x' });
    connection.send(left(2), 2);
    expect(writes).toEqual([['{"t":"failed","id":"x"}']]);
    clock.turns();
    expect(writes.slice(1)).toEqual([[JSON.stringify(left(1)), 'bytes 1 2', JSON.stringify(left(2))]]);
    clock.turns();
    expect(writes.length).toBe(2);
  });

  test('G13 what was not written yet of a closed view is dropped, its drafts too, and nothing else', () => {
    const { connection, writes, clock } = make();
    connection.send(left(1), 1);
    connection.send(left(2), 2);
    connection.sendDraft(Uint8Array.of(1), 1);
    connection.sendDraft(Uint8Array.of(2), 2);
    connection.sendDraft(Uint8Array.of(3));
    connection.drop(1);
    connection.send({ t: 'closed', id: 1, why: 'not-found' }, null);
    clock.turns();
    expect(writes).toEqual([[JSON.stringify(left(2)), 'bytes 2', '{"t":"closed","id":1,"why":"not-found"}']]);
  });

  test('G14 P6 a long queue drops drafts and says so; facts and answers go on', () => {
    const { connection, line, writes, clock } = make();
    line.unsent = draftBytesMax + 1;
    expect(connection.sendDraft(Uint8Array.of(1), 1)).toBe(false);
    connection.send(left(1), 1);
    clock.turns();
    line.unsent = 0;
    expect(connection.sendDraft(Uint8Array.of(1), 1)).toBe(true);
    clock.turns();
    expect(writes).toEqual([[JSON.stringify(left(1))], ['bytes 1']]);
  });

  test('G14 what waits in the turn counts as well', () => {
    const { connection } = make();
    for (let i = 0; i < 5; i++) connection.sendDraft(new Uint8Array(draftBytesMax / 4), 1);
    expect(connection.sendDraft(Uint8Array.of(1), 1)).toBe(false);
    expect(connection.isSlow()).toBe(false);
  });

  test('G15 RF14 slow, and far too much', () => {
    const { connection, line, floods, clock } = make();
    line.unsent = slowBytesMax + 1;
    expect(connection.isSlow()).toBe(true);
    connection.send(left(1), 1);
    expect(floods()).toBe(0);
    // What waited before counts, not the frame: one view alone may be large.
    clock.turns();
    line.unsent = floodBytesMax;
    connection.send(left(1), 1);
    expect(floods()).toBe(0);
    connection.send(left(1), 1);
    expect(floods()).toBe(1);
  });

  test('G13 a connection that is over writes nothing more', () => {
    const { connection, writes, clock } = make();
    connection.send(left(1), 1);
    connection.end();
    connection.send(left(2), 1);
    connection.answer({ t: 'failed', id: 'x' });
    expect(connection.sendDraft(Uint8Array.of(1), 1)).toBe(true);
    clock.turns();
    expect(writes).toEqual([]);
  });
});
