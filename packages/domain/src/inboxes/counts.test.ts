import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accepted,
  anInteraction,
  completed,
  deferred,
  offered,
  transferred,
} from '../../testing/builders/interactions.ts';
import { history, historyOf, play, type Told } from '../../testing/builders/history.ts';
import type { World } from '../../testing/builders/world.ts';
import type { Fact } from '../fact.ts';
import { dayChange, inboxChanges, inboxesOf, inboxKey } from './counts.ts';

const keysIn = (...args: Parameters<typeof anInteraction>) => inboxesOf(anInteraction(...args)).map(inboxKey);

describe('inboxes', () => {
  test('I9 hold what an agent has, what a team has to do, what nobody has yet', () => {
    expect([
      keysIn('one'),
      keysIn('one', offered('ana')),
      keysIn('one', accepted('ana')),
      keysIn('one', accepted('ana'), deferred('ana')),
      keysIn('one', accepted('ana'), completed('ana')),
    ]).toEqual([['team.care', 'unassigned.care'], ['team.care'], ['team.care', 'mine.ana'], ['team.care'], []]);
  });

  test('I9 change by what was left and what was entered, and by nothing else', () => {
    const waiting = anInteraction('one');
    const hers = anInteraction('one', accepted('ana'));
    const done = anInteraction('one', accepted('ana'), completed('ana'));
    expect(Object.fromEntries(inboxChanges(undefined, waiting))).toEqual({ 'team.care': 1, 'unassigned.care': 1 });
    expect(Object.fromEntries(inboxChanges(waiting, hers))).toEqual({ 'unassigned.care': -1, 'mine.ana': 1 });
    expect(Object.fromEntries(inboxChanges(hers, hers))).toEqual({});
    const elsewhere = anInteraction('one', accepted('ana'), transferred('ana', { team: 'sales' }, 'sales'));
    expect(Object.fromEntries(inboxChanges(hers, elsewhere))).toEqual({
      ...{ 'team.care': -1, 'mine.ana': -1, 'team.sales': 1, 'unassigned.sales': 1 },
    });
    expect(Object.fromEntries(inboxChanges(hers, done))).toEqual({ 'team.care': -1, 'mine.ana': -1 });
  });
});

const countsOf = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

/** What a query over the entities and facts would say. */
const recount = ({ interactions, facts }: World) => ({
  inboxes: countsOf([...interactions.values()].flatMap((each) => inboxesOf(each).map(inboxKey))),
  days: countsOf(
    facts.flatMap((fact) => {
      if (fact.kind === 'transferred') return [`${fact.from} transferred`];
      const isCounted = ['accepted', 'missed', 'completed', 'deferred', 'resumed'].includes(fact.kind);
      return 'agent' in fact && isCounted ? [`${fact.agent} ${fact.kind}`] : [];
    }),
  ),
});

/** What adding up the changes says. */
function added(told: readonly Told[]) {
  const inboxes: Record<string, number> = {};
  for (const { before, after } of told) {
    for (const [key, by] of inboxChanges(before, after)) {
      inboxes[key] = (inboxes[key] ?? 0) + by;
      if (inboxes[key] === 0) delete inboxes[key];
    }
  }
  const counted = told.flatMap(({ fact }) => dayChange(fact) ?? []);
  return { inboxes, days: countsOf(counted.map(({ agent, count }) => `${agent} ${count}`)) };
}

test('ME1 handling time is summed, and everything else counts one', () => {
  const handled: Fact = {
    ...{ stream: 'agent', id: 'ana', version: 9, by: 'system', onBehalfOf: null, at: 0 },
    kind: 'handled',
    spans: [
      { interaction: 'one', ms: 4_000 },
      { interaction: 'two', ms: 1_500 },
    ],
  };
  expect(dayChange(handled)).toEqual({ agent: 'ana', count: 'handledMs', by: 5_500 });
  expect(dayChange({ ...handled, kind: 'connected' })).toBeNull();
});

test('I9 over any history, after every step, counts that are kept equal a plain recount', { timeout: 60_000 }, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(history, (steps) => {
      const { told } = play(steps, (world, sofar) => {
        if (!isDeepStrictEqual(added(sofar), recount(world))) expect(added(sofar)).toEqual(recount(world));
      });
      for (const { fact } of told) seen.add(fact.kind);
    }),
    { numRuns: 80 },
  );
  expect([...seen].toSorted()).toEqual(
    'accepted,approved,commented,completed,deferred,lost,missed,offered,opened,renamed,reopened,replied,resumed,returned,returned-for-change,submitted,taken-back,transferred,withdrawn,wrote'.split(
      ',',
    ),
  );
});

test(
  'I5 over any history, no agent holds more than the hard limit, and what is live is in one state with one agent',
  { timeout: 60_000 },
  () => {
    let most = 0;
    fc.assert(
      fc.property(
        historyOf('say', 'accept', 'ask', 'accept for', 'reply', 'defer', 'resume', 'time-passed'),
        (steps) => {
          const breaches: string[] = [];
          play(steps, ({ interactions }) => {
            const held = [...interactions.values()].filter(({ state }) => state === 'ringing' || state === 'ongoing');
            for (const count of Object.values(countsOf(held.map(({ agent }) => agent!)))) {
              if (count > 5) breaches.push(`${count} held`);
              most = Math.max(most, count);
            }
            for (const { state, agent } of interactions.values()) {
              if ((agent === null) !== (state === 'waiting')) breaches.push(`${state} with ${agent}`);
            }
          });
          expect(breaches).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
    expect(most).toBe(5);
  },
);
