// Sessions under whatever comes, in one process and in no time: what ends is a connection, and nothing else. Over real
// sockets: e2e/stack/flood.pg.test.ts.
import { WIRE } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { KeptLog } from '../log.ts';
import { settled, VirtualClock } from '../virtual-clock.ts';
import { Crowd } from './crowd.ts';
import { FakeLine } from './fake-line.ts';
import { fakeRooms } from './fake-rooms.ts';
import { readFrame } from './frames.ts';
import { malformed, oneOf, seededBy, wellFormed, type HostileFrame } from './hostile-frames.ts';
import { Session } from './session.ts';
import { TurnEnd } from './turn-end.ts';

const ids = ['ana', 'sam', 'cora', 'web', 'blue', 'i1', 'x'];
const tokens = ['ana’s', 'sam’s', 'cora’s', 'nobody’s', undefined];

async function flood(frames: number, seed: number) {
  const random = seededBy(seed);
  const clock = new VirtualClock();
  const log = new KeptLog();
  const rooms = fakeRooms();
  rooms.addPerson('ana’s', 'ana', ['agent']);
  rooms.addPerson('sam’s', 'sam', ['supervisor']);
  rooms.addCustomer('cora’s', 'cora');
  const crowd = new Crowd();
  const failedTurns: unknown[] = [];
  const turnEnd = new TurnEnd(clock, (error) => failedTurns.push(error));
  const counts = { frames: 0, connections: 0, gone: 0, afterTheEnd: 0 };
  const ends = new Map<string, number>();
  const kinds = new Set<string>();
  const past: HostileFrame[] = [];
  while (counts.frames < frames) {
    const line = new FakeLine();
    counts.connections++;
    const origin = { id: 'c', line, cookie: undefined, met: () => {}, gone: () => counts.gone++ };
    void new Session({ ...rooms.ports, clock, log, epoch: 'e1', demo: true, crowd, turnEnd }, origin);
    const send = (frame: HostileFrame) => {
      counts.frames++;
      kinds.add(frame.kind);
      if (typeof frame.data === 'string') line.say(frame.data);
      else line.sayBytes(frame.data);
    };
    const token = oneOf(random, tokens);
    const seat = random() < 0.5;
    // One in ten says no hello.
    const hello = { t: 'hello', wire: WIRE, page: `p${counts.connections}`, seat, ...(token && { token }) } as const;
    if (random() < 0.9) line.say(hello);
    if (random() < 0.7) await settled();
    for (let left = Math.floor(random() * 14); left > 0 && !line.ended; left--) {
      const frame =
        past.length > 0 && random() < 0.2 ? { ...oneOf(random, past), kind: 'again' } : wellFormed(random, ids);
      send(frame);
      if (past.push(frame) > 200) past.shift();
      if (random() < 0.1) await clock.pass(40);
    }
    if (!line.ended) send(malformed(random, ids));
    await settled();
    if (!line.ended) line.hangUp();
    ends.set(line.ended ?? 'hung up', (ends.get(line.ended ?? 'hung up') ?? 0) + 1);
    const got = line.got.length;
    send(wellFormed(random, ids));
    await settled();
    counts.afterTheEnd += line.got.length - got;
    rooms.told();
  }
  await clock.pass(60_000);
  return { counts, ends, kinds, log, failedTurns, rooms, clock };
}

describe('H2 whatever comes', () => {
  test('H2 what is out of order is a frame of the wire all the same, and what is malformed is none, nearly always', () => {
    const random = seededBy(1);
    const bytes = ({ data }: HostileFrame) => (typeof data === 'string' ? new TextEncoder().encode(data) : data);
    const shareOf = (make: typeof wellFormed) => {
      const some = Array.from({ length: 2_000 }, () => make(random, ids)).filter(
        ({ data }) => typeof data === 'string',
      );
      return some.filter((frame) => 'frame' in readFrame(bytes(frame))).length / some.length;
    };
    expect(shareOf(wellFormed)).toBeGreaterThan(0.9);
    expect(shareOf(malformed)).toBeLessThan(0.3);
  });

  test('H2 G5 G11 G19 a flood of malformed, oversized, repeated and unordered frames ends connections, and leaves nothing', async () => {
    const { counts, ends, kinds, log, failedTurns, rooms, clock } = await flood(60_000, 20_261_123);
    // A fault would be a rule of ours that was broken by what came in.
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(failedTurns).toEqual([]);
    expect(counts).toMatchObject({ afterTheEnd: 0, gone: counts.connections });
    expect([rooms.watchers(), clock.waiting]).toEqual([0, 0]);
    // It has done something of everything.
    expect(kinds.size).toBeGreaterThan(17);
    for (const end of ['malformed', 'tooLarge', 'beforeHello', 'signedOut', 'hung up'])
      expect(ends.get(end), end).toBeGreaterThan(5);
    expect([...ends.keys()]).not.toContain('fault');
  });
});
