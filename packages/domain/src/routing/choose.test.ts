import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose, isFor, isKept, type FreeAgent, type Kept, type WaitingInteraction } from './choose.ts';

const now = 3;
/** Chats and offers are live, mail is not; each group with its own room. */
const groups = { chat: ['live', 3], offers: ['live', 3], mail: ['later', 2] } as const;
const groupOf = (one: string): string => groups[one as keyof typeof groups][0];
const roomIn = { live: 3, later: 2 } as const;
const inGroup = (one: string) => ({ group: groupOf(one), soft: groups[one as keyof typeof groups][1] });
const loads = (agents: readonly FreeAgent[]) => new Map(agents.map(({ id, held }) => [id, { ...held }]));
const channel = fc.constantFrom('chat', 'offers', 'mail');
const team = fc.constantFrom('care', 'sales');
const forNobody: Kept = { target: null, targetTeam: null, targetUntil: null, targetWhy: null };
/** Kept for an agent or a team, before or after its time. */
const kept: fc.Arbitrary<Kept> = fc.oneof(
  fc.constant(forNobody),
  fc.record({
    target: fc.constantFrom('a0', 'a1', 'a2', 'gone'),
    targetTeam: fc.constant(null),
    targetUntil: fc.nat(6),
    targetWhy: fc.constantFrom('transferred' as const, 'deferred-it' as const, 'had-this-customer' as const),
  }),
  fc.record({
    target: fc.constant(null),
    targetTeam: team,
    targetUntil: fc.nat(6),
    targetWhy: fc.constant('transferred' as const),
  }),
);
const waitingOnes = fc
  .array(fc.record({ channel, since: fc.nat(5), kept }), { maxLength: 12 })
  .map((all): WaitingInteraction[] =>
    all.map(({ kept: keeps, ...each }, index) => ({ ...each, ...inGroup(each.channel), ...keeps, id: `i${index}` })),
  );
const agentsAround = fc
  .array(
    fc.record({
      channels: fc.uniqueArray(channel),
      held: fc.record({ live: fc.nat(5), later: fc.nat(4) }, { requiredKeys: [] }),
      team: fc.option(team),
      lastOfferAt: fc.option(fc.nat(3)),
    }),
    {
      maxLength: 6,
    },
  )
  .map((all): FreeAgent[] => all.map((each, index) => ({ ...each, id: `a${index}` })));

const longest = (a: WaitingInteraction, b: WaitingInteraction) => a.since - b.since || (a.id < b.id ? -1 : 1);

describe('who gets what waits', () => {
  test('RT1 RT2 RT3 RT4 RT7 on any floor', { timeout: 60_000 }, () => {
    const seen = { left: 0, made: 0, forTarget: 0, heldBack: 0 };
    fc.assert(
      fc.property(waitingOnes, agentsAround, (waiting, agents) => {
        const offers = choose(waiting, agents, now);
        seen.made += offers.length;
        const held = loads(agents);
        const offerOf = new Map(offers.map((offer) => [offer.interaction, offer]));
        expect(offerOf.size).toBe(offers.length);
        // In the order of waiting, each against the floor as those before it have left it.
        for (const one of waiting.toSorted(longest)) {
          const offer = offerOf.get(one.id);
          const eligible = agents.filter(
            (agent) => agent.channels.includes(one.channel) && (held.get(agent.id)![one.group] ?? Infinity) < one.soft,
          );
          const meant = eligible.filter((agent) => isFor(one, agent));
          const isThere = agents.some((agent) => isFor(one, agent));
          // RT7: kept for whom it is meant; who had this customer, only while they are there.
          const waits = isKept(one, now) && (one.targetWhy === 'had-this-customer' ? isThere : true);
          const candidates = meant.length > 0 ? meant : waits ? [] : eligible;
          if (meant.length === 0 && waits && eligible.length > 0) seen.heldBack += 1;
          // RT1: offered exactly if somebody may have it; RT2: to somebody who may.
          const chosen = candidates.find((agent) => agent.id === offer?.agent);
          expect(chosen?.id).toBe(offer?.agent);
          expect(chosen === undefined).toBe(candidates.length === 0);
          if (!chosen) {
            seen.left += 1;
            continue;
          }
          expect(offer?.reason).toBe(meant.length > 0 ? one.targetWhy : 'least-loaded');
          if (meant.length > 0) seen.forTarget += 1;
          // RT4: nobody who may have it has less, or as much and was offered something longer ago.
          for (const other of candidates) {
            const less =
              held.get(other.id)![one.group]! - held.get(chosen.id)![one.group]! ||
              (other.lastOfferAt ?? 0) - (chosen.lastOfferAt ?? 0);
            expect(less).toBeGreaterThanOrEqual(0);
          }
          held.get(chosen.id)![one.group]! += 1;
        }
        for (const { id, held: before } of agents)
          for (const [group, count] of Object.entries(held.get(id)!))
            expect(count).toBeLessThanOrEqual(Math.max(before[group]!, roomIn[group as keyof typeof roomIn]));
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });

  test('RT7 when its time is over, what is kept for one is everybody’s, and nobody eligible is idle', () => {
    fc.assert(
      fc.property(waitingOnes, agentsAround, (waiting, agents) => {
        const offers = choose(waiting, agents, 100);
        const given = new Set(offers.map(({ interaction }) => interaction));
        const held = loads(agents);
        for (const { agent, interaction } of offers)
          held.get(agent)![waiting.find(({ id }) => id === interaction)!.group]! += 1;
        for (const one of waiting) {
          if (given.has(one.id)) continue;
          const idle = agents.filter(({ id }) => (held.get(id)![one.group] ?? Infinity) < one.soft);
          expect(idle.filter(({ channels }) => channels.includes(one.channel))).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('RT3 who waits longest is first, where there is not room for all', () => {
    const waiting = [
      { id: 'late', channel: 'chat', ...inGroup('chat'), since: 9, ...forNobody },
      { id: 'early', channel: 'chat', ...inGroup('chat'), since: 1, ...forNobody },
      { id: 'other', channel: 'mail', ...inGroup('mail'), since: 0, ...forNobody },
    ];
    const agents = [{ id: 'ana', team: 'care', channels: ['chat'], held: { live: 2, later: 0 }, lastOfferAt: null }];
    expect(choose(waiting, agents, 10)).toEqual([{ interaction: 'early', agent: 'ana', reason: 'least-loaded' }]);
  });

  test(
    'RT4 the order in which a floor is listed decides nothing, and nothing given is changed',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(waitingOnes, agentsAround, (waiting, agents) => {
          const before = structuredClone({ waiting, agents });
          expect(choose(waiting.toReversed(), agents.toReversed(), now)).toEqual(choose(waiting, agents, now));
          expect({ waiting, agents }).toEqual(before);
        }),
        { numRuns: 150 },
      );
    },
  );
});
