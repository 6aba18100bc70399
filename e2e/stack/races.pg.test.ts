// P7: accepting is exclusive. Pairs that go for the same interaction at the same moment, 500 rounds each, with start
// offsets swept so that either side wins often; in each round there is one winner, and the other is told why.
import type { Outcome } from '@oriel/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';

const rounds = 500;
const winsEach = 50;

let floor: Floor;
beforeAll(async () => {
  floor = await startFloor();
});
afterAll(() => floor.stop());

const after = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));

/** -4 … 4 ms, over and over: a negative offset lets the second side start first. */
const offsetOf = (round: number): number => (round % 9) - 4;

interface Race {
  /** Brings the interaction into the state the race begins in. */
  prepare(): Promise<string>;
  sides: [(interaction: string) => Promise<Outcome>, (interaction: string) => Promise<Outcome>];
  /** The refusals the one who comes second may get. */
  refusals: string[];
  finish(interaction: string, winner: number): Promise<void>;
}

async function run({ prepare, sides, refusals, finish }: Race, count: number): Promise<[number, number]> {
  const wins: [number, number] = [0, 0];
  for (let round = 0; round < count; round += 1) {
    const interaction = await prepare();
    const offset = offsetOf(round);
    const outcomes = await Promise.all([
      after(-offset).then(() => sides[0](interaction)),
      after(offset).then(() => sides[1](interaction)),
    ]);
    const winners = outcomes.flatMap((outcome, side) => ('did' in outcome ? [side] : []));
    expect(winners, `one winner in round ${round}: ${JSON.stringify(outcomes)}`).toHaveLength(1);
    const loser = outcomes[1 - winners[0]!]!;
    expect(refusals).toContain('refused' in loser ? loser.refused : JSON.stringify(loser));
    wins[winners[0]!]! += 1;
    await finish(interaction, winners[0]!);
  }
  return wins;
}

/** So many that none of them writes faster than a customer may, on however fast a machine. */
const writers = 20;

/** Customers whose interactions wait again and again, each in turn: completed, and written to once more. */
async function waitingCustomers() {
  const customers = await Promise.all(
    Array.from({ length: writers }, async () => {
      const { token } = await floor.beginChat();
      const client = floor.join(token);
      await until(() => client.you.value, 'the customer is greeted');
      return client;
    }),
  );
  let turn = 0;
  return async (): Promise<string> => {
    const outcome = await customers[turn++ % writers]!.do({ kind: 'say', text: 'hello?' });
    if (!('did' in outcome)) throw new Error(JSON.stringify(outcome));
    return outcome.did.interaction!;
  };
}

const accept = (agent: Agent) => (interaction: string) => agent.client.do({ kind: 'accept', interaction });
const complete = async (agent: Agent, interaction: string): Promise<void> => {
  expect(await agent.client.do({ kind: 'complete', interaction })).toHaveProperty('did');
};

function expectBoth([first, second]: [number, number]): void {
  expect(Math.min(first, second)).toBeGreaterThanOrEqual(winsEach);
}

describe('P7 accepting is exclusive', () => {
  let ana: Agent;
  let ben: Agent;
  beforeAll(async () => {
    ana = await seatAgent(floor, 'ana@oriel.test');
    ben = await seatAgent(floor, 'ben@oriel.test');
    // Away, so that nothing is offered to them: they take it from the inbox.
    for (const { client } of [ana, ben]) await client.do({ kind: 'go-away' });
  });

  test('P7 two agents take the same waiting interaction from the inbox', { timeout: 120_000 }, async () => {
    const wins = await run(
      {
        prepare: await waitingCustomers(),
        sides: [accept(ana), accept(ben)],
        refusals: ['already-accepted'],
        finish: (interaction, winner) => complete([ana, ben][winner]!, interaction),
      },
      rounds,
    );
    expectBoth(wins);
  });

  test('P7 an agent and her supervisor accept it together', { timeout: 120_000 }, async () => {
    const sam = await joinPerson(floor, 'sam@oriel.test');
    const wins = await run(
      {
        prepare: await waitingCustomers(),
        sides: [accept(ana), (interaction) => sam.do({ kind: 'accept', interaction, for: ana.id })],
        refusals: ['already-accepted'],
        finish: (interaction) => complete(ana, interaction),
      },
      rounds,
    );
    expectBoth(wins);
  });

  test('P7 two tabs of one agent', { timeout: 120_000 }, async () => {
    const tab = floor.join(await floor.signIn('ben@oriel.test'), { seat: true });
    await until(() => tab.you.value, 'the second tab is greeted');
    const wins = await run(
      {
        prepare: await waitingCustomers(),
        sides: [accept(ben), (interaction) => tab.do({ kind: 'accept', interaction })],
        refusals: ['already-accepted'],
        finish: (interaction) => complete(ben, interaction),
      },
      rounds,
    );
    expectBoth(wins);
  });

  test('P7 accept against the deadline', { timeout: 300_000 }, async () => {
    const agents = { app: ['chloe', 'emre', 'grace', 'noor', 'kofi'], returns: ['fatima', 'daniel', 'henrik', 'yuki'] };
    const lanes = (
      await Promise.all(Object.entries(agents).map(([channel, names]) => deadlineLanes(channel, names)))
    ).flat();
    const wins = { accept: 0, deadline: 0 };
    const isOver = () => wins.accept + wins.deadline >= rounds;
    await Promise.all(
      lanes.map(async (race) => {
        for (let round = 0; !isOver(); round += 1) {
          const winner = await race(round, isOver);
          if (winner) wins[winner] += 1;
        }
      }),
    );
    expect(wins.accept + wins.deadline).toBeGreaterThanOrEqual(rounds);
    expectBoth([wins.accept, wins.deadline]);
  });
});

type Lane = (round: number, isOver: () => boolean) => Promise<'accept' | 'deadline' | undefined>;

/** Agents whose rings end at about the moment when they accept; what one misses rings at another. */
async function deadlineLanes(channel: string, names: readonly string[]): Promise<Lane[]> {
  const writeTo = new Map<string, () => Promise<unknown>>();
  for (const _ of names) {
    const { token } = await floor.beginChat(undefined, channel);
    const customer = floor.join(token);
    await until(() => customer.you.value, 'the customer is greeted');
    const write = () => customer.do({ kind: 'say', text: 'hello?' });
    const first = await write();
    if ('did' in first) writeTo.set(first.did.interaction!, write);
  }
  const agents = await Promise.all(names.map((name) => seatAgent(floor, `${name}@oriel.test`)));
  return agents.map((agent) => deadlineLane(agent, (interaction) => writeTo.get(interaction)!()));
}

function deadlineLane({ id: self, client }: Agent, writeAgain: (interaction: string) => Promise<unknown>): Lane {
  const desk = client.open({ view: 'desk', agent: self });
  const ringing = () => desk.all('interaction').find(({ state }) => state === 'ringing');
  return async (round, isOver) => {
    // A second ring may have been missed while the first was raced for.
    if (desk.one('agent', self)?.mode === 'away') await client.do({ kind: 'become-available' });
    await until(() => ringing() ?? isOver(), `it rings at ${self}`);
    const rings = ringing();
    if (!rings) return undefined;
    const { id } = rings;
    // The end of the ring is brought near; the accept comes between then and two looks of the deadlines' loop.
    const dueInMs = (round * 37) % 100;
    const now = Date.now();
    await floor.db.query(
      `update interactions set rings_until = $2::bigint + $3, due_at = $2::bigint + $3
        where id = $1 and state = 'ringing' and agent = $4`,
      [id, now, dueInMs, self],
    );
    await after(dueInMs + ((round * 53) % 220));
    const outcome = await client.do({ kind: 'accept', interaction: id });
    const { rows } = await floor.db.query<{ kind: string }>(
      `select kind from facts where stream = 'interaction' and id = $1 and payload ->> 'agent' = $2
          and kind in ('offered', 'missed', 'accepted') order by version`,
      [id, self],
    );
    const [next] = rows.slice(rows.findLastIndex(({ kind }) => kind === 'offered') + 1).map(({ kind }) => kind);
    // Missed and waiting again, it may be taken from there as well; the ring was lost all the same.
    const winner = 'did' in outcome && next === 'accepted' ? 'accept' : 'deadline';
    if (winner === 'deadline') expect(next, `${JSON.stringify(outcome)} in round ${round}`).toBe('missed');
    if ('did' in outcome) {
      expect(await client.do({ kind: 'complete', interaction: id })).toHaveProperty('did');
      await writeAgain(id);
    }
    if (winner === 'deadline') await client.do({ kind: 'become-available' });
    return winner;
  };
}
