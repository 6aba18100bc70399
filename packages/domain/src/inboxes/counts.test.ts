import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { history, historyOf, play, type Told } from '../../testing/builders/history.ts';
import type { World } from '../../testing/builders/world.ts';
import type { Fact } from '../fact.ts';
import { dayChange } from './counts.ts';

const countsOf = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

/** What a query over the facts would say. */
const recount = ({ facts }: World) =>
  countsOf(
    facts.flatMap((fact) => {
      if (fact.kind === 'transferred') return [`${fact.from} transferred`];
      const isCounted = ['accepted', 'missed', 'completed', 'deferred', 'resumed'].includes(fact.kind);
      return 'agent' in fact && isCounted ? [`${fact.agent} ${fact.kind}`] : [];
    }),
  );

/** What adding up the changes says. */
const added = (told: readonly Told[]) =>
  countsOf(told.flatMap(({ fact }) => dayChange(fact) ?? []).map(({ agent, count }) => `${agent} ${count}`));

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
