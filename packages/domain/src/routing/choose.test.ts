import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { softLimit } from '../agents/agent.ts';
import { choose, type FreeAgent, type WaitingInteraction } from './choose.ts';

const channel = fc.constantFrom('chat', 'offers', 'mail');
const waitingOnes = fc
  .array(fc.record({ channel, since: fc.nat(5) }), { maxLength: 12 })
  .map((all): WaitingInteraction[] => all.map((each, index) => ({ ...each, id: `i${index}` })));
const agentsAround = fc
  .array(fc.record({ channels: fc.uniqueArray(channel), held: fc.nat(5), lastOfferAt: fc.option(fc.nat(3)) }), {
    maxLength: 6,
  })
  .map((all): FreeAgent[] => all.map((each, index) => ({ ...each, id: `a${index}` })));

const longest = (a: WaitingInteraction, b: WaitingInteraction) => a.since - b.since || (a.id < b.id ? -1 : 1);

describe('who gets what waits', () => {
  test('RT1 RT2 RT3 RT4 on any floor', { timeout: 60_000 }, () => {
    let left = 0;
    let made = 0;
    fc.assert(
      fc.property(waitingOnes, agentsAround, (waiting, agents) => {
        const offers = choose(waiting, agents);
        made += offers.length;
        const held = new Map(agents.map(({ id, held: count }) => [id, count]));
        const agentOf = new Map(offers.map(({ interaction, agent }) => [interaction, agent]));
        expect(agentOf.size).toBe(offers.length);
        // In the order of waiting, each against the floor as those before it have left it.
        for (const { id, channel: on } of waiting.toSorted(longest)) {
          const eligible = agents.filter((agent) => agent.channels.includes(on) && held.get(agent.id)! < softLimit);
          const chosen = eligible.find((agent) => agent.id === agentOf.get(id));
          // RT1: offered exactly if somebody is eligible; RT2: to somebody who is.
          expect(chosen?.id).toBe(agentOf.get(id));
          expect(chosen === undefined).toBe(eligible.length === 0);
          if (!chosen) {
            left += 1;
            continue;
          }
          // RT4: nobody eligible has less, or as much and was offered something longer ago.
          for (const other of eligible) {
            const less =
              held.get(other.id)! - held.get(chosen.id)! || (other.lastOfferAt ?? 0) - (chosen.lastOfferAt ?? 0);
            expect(less).toBeGreaterThanOrEqual(0);
          }
          held.set(chosen.id, held.get(chosen.id)! + 1);
        }
        for (const { id, held: before } of agents)
          expect(held.get(id)!).toBeLessThanOrEqual(Math.max(before, softLimit));
      }),
      { numRuns: 500 },
    );
    expect(Math.min(left, made)).toBeGreaterThan(200);
  });

  test('RT3 who waits longest is first, where there is not room for all', () => {
    const waiting = [
      { id: 'late', channel: 'chat', since: 9 },
      { id: 'early', channel: 'chat', since: 1 },
      { id: 'other', channel: 'mail', since: 0 },
    ];
    const agents = [{ id: 'ana', channels: ['chat'], held: softLimit - 1, lastOfferAt: null }];
    expect(choose(waiting, agents)).toEqual([{ interaction: 'early', agent: 'ana' }]);
  });

  test(
    'RT4 the order in which a floor is listed decides nothing, and nothing given is changed',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(waitingOnes, agentsAround, (waiting, agents) => {
          const before = structuredClone({ waiting, agents });
          expect(choose(waiting.toReversed(), agents.toReversed())).toEqual(choose(waiting, agents));
          expect({ waiting, agents }).toEqual(before);
        }),
        { numRuns: 150 },
      );
    },
  );
});
