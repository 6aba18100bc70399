import type { Act, HandledSpan, Interaction } from '@oriel/domain';
import { beforeEach, describe, expect, test } from 'vitest';
import { accepted, anInteraction, completed } from '../../../../packages/domain/testing/builders/interactions.ts';
import { newId } from '../ids.ts';
import { StoreFailure } from '../store/commits.ts';
import { settled, VirtualClock } from '../virtual-clock.ts';
import { createHandling, handledEveryMs, type HandlingRoom } from './handling.ts';

let clock: VirtualClock;
let handling: HandlingRoom;
let interactions: Map<string, Interaction>;
let away: boolean;
/** What was said: when, of which interactions, how many milliseconds. */
let said: [at: number, Record<string, number>][];
let keys: (string | null)[];

beforeEach(() => {
  clock = new VirtualClock(0);
  interactions = new Map([
    ['one', anInteraction('one', accepted('ana'))],
    ['two', anInteraction('two', accepted('ana'))],
    ['bens', anInteraction('bens', accepted('ben'))],
    ['waits', anInteraction('waits')],
  ]);
  [said, keys, away] = [[], [], false];
  const commit = async ({ command, key }: Act) => {
    if (command.kind !== 'handled') throw new Error(command.kind);
    keys.push(key);
    if (away) throw new StoreFailure('away');
    const ms = ({ interaction, ms: each }: HandledSpan) => [interaction, each];
    said.push([clock.now(), Object.fromEntries(command.spans.map(ms))]);
    return { did: {} };
  };
  handling = createHandling({
    commits: { commit },
    clock,
    interaction: (id) => interactions.get(id),
    newKey: newId,
    failed: () => {},
  });
});

/** A connection of Ana's that answers pings. */
function attend() {
  const attention = handling.attend('ana');
  const stopAnswering = clock.every(15_000, attention.heard);
  return { ...attention, stopAnswering };
}

const becomes = (after: Interaction, before = interactions.get(after.id)) => {
  interactions.set(after.id, after);
  handling.take([{ kind: 'interaction', before, after, facts: [] }]);
};

describe('ME2 handling time is while an interaction of hers is open in front of her', () => {
  test('ME2 from looking to looking elsewhere', async () => {
    const { look } = attend();
    look('one');
    await clock.pass(40_000);
    look(null);
    await settled();
    expect(said).toEqual([[40_000, { one: 40_000 }]]);
  });

  test('ME2 what is a colleague’s, or waits, or is over is looked at and not handled', async () => {
    const { look } = attend();
    for (const interaction of ['bens', 'waits', 'over', null]) {
      look(interaction);
      await clock.pass(40_000);
    }
    expect(said).toEqual([]);
  });

  test('ME2 from its being accepted until it is completed, though it was and stays open', async () => {
    const { look } = attend();
    look('waits');
    await clock.pass(10_000);
    becomes(anInteraction('waits', accepted('ana')));
    await clock.pass(25_000);
    becomes(anInteraction('waits', accepted('ana'), completed('ana')));
    await clock.pass(300_000);
    expect(said).toEqual([[35_000, { waits: 25_000 }]]);
  });
});

describe('ME3 a fact at most once a minute', () => {
  test('ME3 while she stays, every minute', async () => {
    attend().look('one');
    await clock.pass(3 * handledEveryMs + 1_000);
    expect(said.map(([at, spans]) => [at, spans['one']])).toEqual([
      [60_000, 60_000],
      [120_000, 60_000],
      [180_000, 60_000],
    ]);
  });

  test('ME3 who goes to and fro has all of it in the next', async () => {
    const { look } = attend();
    for (let turn = 0; turn < 12; turn += 1) {
      look(turn % 2 === 0 ? 'one' : 'two');
      await clock.pass(10_000);
    }
    look(null);
    await clock.pass(handledEveryMs);
    expect(said.length).toBeLessThanOrEqual(4);
    const all = said.reduce((sum, [, { one = 0, two = 0 }]) => ({ one: sum.one + one, two: sum.two + two }), {
      one: 0,
      two: 0,
    });
    expect(all).toEqual({ one: 60_000, two: 60_000 });
    expect(said.every(([at], index) => index === 0 || at - said[index - 1]![0] >= handledEveryMs)).toBe(true);
  });

  test('ME3 what cannot be said is said later, under the same key, and counts once', async () => {
    const { look } = attend();
    away = true;
    look('one');
    await clock.pass(30_000);
    look(null);
    await clock.pass(handledEveryMs);
    away = false;
    await clock.pass(handledEveryMs);
    expect(said.map(([, spans]) => spans)).toEqual([{ one: 30_000 }]);
    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBeGreaterThan(1);
  });

  test('ME3 at the end what is left is said, and no timer stays', async () => {
    const { look, end, stopAnswering } = attend();
    look('one');
    await clock.pass(10_000);
    end();
    stopAnswering();
    await handling.stop();
    expect(said).toEqual([[10_000, { one: 10_000 }]]);
    expect(clock.waiting).toBe(0);
  });
});

describe('ME4 connections', () => {
  test('ME4 one that falls silent counts until it was last heard of; one that goes on after a stall counts whole', async () => {
    const { look, end, stopAnswering } = attend();
    look('one');
    await clock.pass(30_000);
    stopAnswering();
    await clock.pass(45_000);
    end();
    await settled();
    expect(said.map(([, spans]) => spans)).toEqual([{ one: 30_000 }]);
    const other = attend();
    other.stopAnswering();
    other.look('two');
    await clock.pass(40_000);
    other.heard();
    other.look(null);
    await clock.pass(handledEveryMs);
    expect(said.slice(1).map(([, spans]) => spans)).toEqual([{ two: 40_000 }]);
  });

  test('ME4 of two devices the one used last counts, and not both', async () => {
    const desk = attend();
    const phone = attend();
    desk.look('one');
    await clock.pass(20_000);
    phone.look('two');
    await clock.pass(20_000);
    desk.input();
    await clock.pass(10_000);
    desk.end();
    await clock.pass(5_000);
    phone.look(null);
    await clock.pass(2 * handledEveryMs);
    const sums: Record<string, number> = {};
    for (const [, spans] of said)
      for (const [interaction, ms] of Object.entries(spans)) sums[interaction] = (sums[interaction] ?? 0) + ms;
    expect(sums).toEqual({ one: 30_000, two: 25_000 });
  });

  test('ME4 a reconnect: the gap is not counted', async () => {
    const before = attend();
    before.look('one');
    await clock.pass(10_000);
    before.end();
    before.stopAnswering();
    await clock.pass(8_000);
    attend().look('one');
    await clock.pass(handledEveryMs);
    const ms = said.reduce((sum, [, spans]) => sum + spans['one']!, 0);
    expect(ms).toBeLessThanOrEqual(10_000 + handledEveryMs);
    await handling.stop();
    expect(said.reduce((sum, [, spans]) => sum + spans['one']!, 0)).toBe(10_000 + handledEveryMs);
  });
});
