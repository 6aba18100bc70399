// Random floors for routing's properties, and one to start from. Small enough that agents and what waits meet often, with
// every condition that can keep them apart.
import fc from 'fast-check';
import type { FloorAgent, Kept, RoutingFloor, WaitingInteraction } from '../../src/routing/floor.ts';

/** Chats and offers are live, mail is not; each group with its own room and target. */
const groups = {
  chat: { group: 'live', soft: 3, answerTargetMs: 60, priority: 0 },
  offers: { group: 'live', soft: 3, answerTargetMs: 60, priority: 5 },
  mail: { group: 'later', soft: 2, answerTargetMs: 1_000, priority: -5 },
} as const;

export const forNobody: Kept = { target: null, targetTeam: null, targetUntil: null, targetWhy: null };

export const aWaiting = (id: string, more: Partial<WaitingInteraction> = {}): WaitingInteraction => ({
  id,
  channel: 'chat',
  ...groups[(more.channel ?? 'chat') as keyof typeof groups],
  since: 0,
  cameBy: 'opened',
  skills: [],
  language: null,
  notFor: null,
  ...forNobody,
  ...more,
});

export const aFree = (id: string, more: Partial<FloorAgent> = {}): FloorAgent => ({
  id,
  team: 'care',
  channels: ['chat'],
  skills: [],
  languages: [],
  connected: true,
  modes: { live: 'available', later: 'available' },
  held: {},
  lastOfferAt: null,
  ...more,
});

/** Products above furniture and lamps; tables below furniture. */
export const parents: RoutingFloor['parents'] = new Map([
  ['products', null],
  ['furniture', 'products'],
  ['lamps', 'products'],
  ['tables', 'furniture'],
]);

export const aFloor = (
  waiting: readonly WaitingInteraction[],
  agents: readonly FloorAgent[],
  now = 10,
): RoutingFloor => ({ now, waiting, agents, parents });

const channel = fc.constantFrom('chat', 'offers', 'mail');
const team = fc.constantFrom('care', 'sales');
const skill = fc.constantFrom('products', 'furniture', 'lamps', 'tables');
const mode = fc.oneof({ weight: 5, arbitrary: fc.constant('available' as const) }, fc.constantFrom('away', 'off'));

/** Kept for an agent or a team, before or after its time. */
const kept: fc.Arbitrary<Kept> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(forNobody) },
  fc.record({
    target: fc.constantFrom('a0', 'a1', 'a2', 'gone'),
    targetTeam: fc.constant(null),
    targetUntil: fc.nat(1_000),
    targetWhy: fc.constantFrom('transferred', 'deferred-it', 'had-this-customer'),
  }),
  fc.record({
    target: fc.constant(null),
    targetTeam: team,
    targetUntil: fc.nat(1_000),
    targetWhy: fc.constant('transferred' as const),
  }),
);

const waitingOne = fc.record({
  channel,
  since: fc.nat(600),
  cameBy: fc.constantFrom('opened', 'reopened', 'transferred', 'returned', 'lost'),
  skills: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.uniqueArray(skill, { maxLength: 2 })),
  language: fc.option(fc.constantFrom('en', 'pt', 'da'), { freq: 4 }),
  notFor: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, fc.constantFrom('a0', 'a1')),
  kept,
});

const agentAround = fc.record({
  channels: fc.uniqueArray(channel, { minLength: 1 }),
  skills: fc.uniqueArray(skill),
  languages: fc.oneof(fc.constant([]), fc.uniqueArray(fc.constantFrom('en', 'pt-BR'))),
  connected: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  modes: fc.record({ live: mode, later: mode }, { requiredKeys: ['live'] }),
  held: fc.record({ live: fc.nat(4), later: fc.nat(3) }, { requiredKeys: [] }),
  team: fc.option(team),
  lastOfferAt: fc.option(fc.nat(3)),
});

export const anyFloor: fc.Arbitrary<RoutingFloor> = fc
  .tuple(
    fc.array(waitingOne, { maxLength: 10 }),
    fc.array(agentAround, { maxLength: 6 }),
    fc.integer({ min: 600, max: 1_000 }),
  )
  .map(([waiting, agents, now]) =>
    aFloor(
      waiting.map(({ kept: keeps, ...one }, at) => aWaiting(`i${at}`, { ...one, ...keeps })),
      agents.map((agent, at) => aFree(`a${at}`, agent)),
      now,
    ),
  );
