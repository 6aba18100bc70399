import { nothingCounted } from '@oriel/domain';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../virtual-clock.ts';
import { KeptLog } from '../log.ts';
import type { DraftSplice, DraftWhole, Item } from './bus.ts';
import { busContract, typing } from './bus.contract.ts';
import { InProcessBus, itemsPerTurnMax, liveItemsMax } from './in-process-bus.ts';

function make() {
  const clock = new VirtualClock();
  const log = new KeptLog();
  const bus = new InProcessBus(clock, log);
  const got: Item[] = [];
  return {
    bus,
    clock,
    log,
    got,
    listen: () => bus.subscribe((items) => got.push(...items)),
    delivered: async () => clock.turns(),
    errors: () => log.lines.filter(({ level }) => level === 'error').length,
  };
}

const draft = { stream: 7, agent: 'ana', interaction: 'one', what: 'reply' as const, spans: [], keyAt: 5 };
const splice = (rev: number): DraftSplice => ({
  kind: 'draft-splice',
  ...draft,
  rev,
  splice: { at: rev, del: 0, ins: 'x' },
});
const whole = (rev: number): DraftWhole => ({ kind: 'draft-whole', ...draft, rev, text: 'x', page: 'p' });
const fact: Item = {
  kind: 'day',
  after: { agent: 'ana', date: '2026-11-23', ...nothingCounted, accepted: 1, missed: 0, completed: 0, version: 1 },
};

describe('the bus within a process', () => {
  busContract('InProcessBus', make);

  test('S2 a turn delivers a bounded number of items, a batch never in parts', () => {
    const { bus, clock, got, listen } = make();
    listen();
    const batch = Array.from({ length: itemsPerTurnMax - 1 }, (_, i) => typing(`i${i}`, i));
    bus.publish(batch);
    bus.publish(batch);
    bus.publish(batch);
    clock.turn();
    expect(got.length).toBe(2 * batch.length);
    clock.turn();
    expect(got.length).toBe(3 * batch.length);
  });

  test('P6 beyond the bound the newest live values stay, and every fact', () => {
    const { bus, clock, log, got, listen } = make();
    listen();
    bus.publish([fact, whole(1)]);
    for (let rev = 2; rev <= liveItemsMax - 1; rev++) bus.publish([splice(rev)]);
    bus.publish([typing('one', 1), whole(liveItemsMax), fact, typing('one', 2)]);
    clock.turns();
    expect(got).toEqual([fact, whole(liveItemsMax), fact, typing('one', 2)]);
    expect(log.lines.map(({ message }) => message)).toEqual(['the bus dropped live items']);
  });

  test('P6 the bound holds again once the queue was empty', () => {
    const { bus, clock, got, listen } = make();
    listen();
    for (let round = 0; round < 3; round++) {
      got.length = 0;
      for (let rev = 1; rev <= liveItemsMax + 1; rev++) bus.publish([splice(rev)]);
      clock.turns();
      expect(got).toEqual([]);
    }
  });
});
