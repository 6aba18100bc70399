// P7: capacity is counted under the agent's lock. Whoever asks, accepts, resumes and offers for one agent at the same moment,
// on several devices, on her behalf and on two nodes, fills each channel group to its hard limit, and never past it.
import { defaultGroups, system, type Act } from '@oriel/domain';
import type { Client } from '@oriel/client';
import { expect, test } from 'vitest';
import { someone, storeBench, waitingOne } from '../../apps/server/src/store/testing.ts';
import { joinPerson, seatAgent, startFloor, until, type Floor } from './floor.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';

const rounds = 200;

/** Each of its turns somewhere else in the list: who comes first differs from round to round. */
const turned = <T>(list: readonly T[], by: number): T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];

/** How often each answer was given, over all rounds. */
function tally() {
  const met = new Map<string, number>();
  return {
    met,
    count(outcome: object): boolean {
      const isDone = 'did' in outcome;
      const what = isDone ? 'did' : 'refused' in outcome ? String(outcome.refused) : JSON.stringify(outcome);
      met.set(what, (met.get(what) ?? 0) + 1);
      return isDone;
    },
  };
}

test('P7 AG21 two nodes: asks, accepts, a resume and offers never pass it', { timeout: 120_000 }, async () => {
  const { hard } = defaultGroups.realtime;
  const bench = await storeBench();
  try {
    const nodes = [await bench.committer(), await bench.committer()] as const;
    const give = (act: Omit<Act, 'key'>, node = 0) => nodes[node % 2]!.commits.commit({ key: null, ...act });
    const ana = someone('ana');
    const sam = someone('sam');
    const ids = async (where: string): Promise<string[]> => {
      const { rows } = await bench.db.query<{ id: string }>(`select id from interactions where ${where} order by id`);
      return rows.map(({ id }) => id);
    };
    const { met, count } = tally();
    for (let round = 0; round < rounds; round += 1) {
      bench.clock.now += 1_000;
      // Of what she has, some is completed and one put off, so that there is room for one, two or three.
      const free = 1 + (round % 3);
      for (const interaction of await ids(`agent = 'ana' and state = 'ringing'`))
        await give({ by: ana, command: { kind: 'accept', interaction } });
      const held = await ids(`agent = 'ana' and state = 'ongoing'`);
      const over = turned(held, round).slice(0, Math.max(0, held.length - hard + free));
      for (const [index, interaction] of over.entries()) {
        const until = bench.clock.now + 86_400_000;
        await give({
          by: ana,
          command: index ? { kind: 'complete', interaction } : { kind: 'defer', interaction, until },
        });
      }
      while ((await ids(`state = 'waiting'`)).length < 8) await waitingOne(nodes[0]);
      const room = hard - (await ids(`agent = 'ana' and state = 'ongoing'`)).length;
      const waiting = await ids(`state = 'waiting'`);
      const [deferred] = await ids(`agent = 'ana' and state = 'deferred'`);
      // Who asks looks at the same few that wait longest; who accepts need not, and meets the others in her limit alone.
      const asks = [ana, ana, ana, sam, sam].map((by) => ({
        by,
        command: { kind: 'ask', ...(by === sam && { for: 'ana' }) } as const,
      }));
      const accepts = waiting.slice(0, 6).map((interaction, index) => ({
        by: index % 2 ? ana : sam,
        command: { kind: 'accept', interaction, ...(index % 2 === 0 && { for: 'ana' }) } as const,
      }));
      const offered = { kind: 'offer', interaction: waiting[7]!, agent: 'ana', reason: 'least-loaded' } as const;
      const acts: Omit<Act, 'key'>[] = [
        ...(round % 2 ? accepts : [...asks, ...accepts.slice(1, 3)]),
        { by: system, command: offered },
        ...(deferred ? [{ by: ana, command: { kind: 'resume', interaction: deferred } as const }] : []),
      ];
      const outcomes = await Promise.all(turned(acts, round * 4).map((act, index) => give(act, index + round)));
      const won = outcomes.filter(count).length;
      expect([won, (await ids(`agent = 'ana' and state in ('ongoing', 'ringing')`)).length]).toEqual([room, hard]);
    }
    expect(met.get('did')).toBeGreaterThan(rounds);
    expect(met.get('full')).toBeGreaterThan(rounds);
    // And some because another had been quicker: an offer says so in words of its own.
    const quicker = ['already-accepted', 'nothing-waiting'];
    expect([...met.keys()].sort()).toEqual([...quicker, 'did', 'full'].sort());
    expect((await rowsEqualFold(bench.db)).differences).toEqual([]);
    expect(nodes.flatMap(({ faults }) => faults)).toEqual([]);
  } finally {
    await bench.end();
  }
});

/** Customers of one channel, whose interactions wait again as soon as they are completed. */
async function customersOf(floor: Floor, channel: string, howMany: number): Promise<Map<string, Client>> {
  const found = new Map<string, Client>();
  for (let each = 0; each < howMany; each += 1) {
    const customer = floor.join((await floor.beginChat(undefined, channel)).token);
    await until(() => customer.you.value, 'the customer is greeted');
    found.set(await wrote(customer), customer);
  }
  return found;
}

async function wrote(customer: Client): Promise<string> {
  const outcome = await customer.do({ kind: 'say', text: 'hello?' });
  if (!('did' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.did.interaction!;
}

test('P7 AG21 two devices and her supervisor: each group has its own limit', { timeout: 180_000 }, async () => {
  const floor = await startFloor();
  try {
    const ana = await seatAgent(floor, 'ana@oriel.test');
    const phone = floor.join(await floor.signIn('ana@oriel.test'), { seat: true });
    await until(() => phone.you.value, 'her second device is greeted');
    const sam = await joinPerson(floor, 'sam@oriel.test');
    // Away, so that nothing but the race gives her anything.
    await ana.client.do({ kind: 'go-away', reason: 'training' });
    const customers = new Map([
      ...(await customersOf(floor, 'shop', 14)),
      ...(await customersOf(floor, 'questions', 14)),
    ]);
    const ids = async (where: string): Promise<string[]> => {
      const { rows } = await floor.db.query<{ id: string }>(`select id from interactions where ${where} order by id`);
      return rows.map(({ id }) => id);
    };
    const channels = { shop: defaultGroups.realtime.hard, questions: defaultGroups.async.hard };
    const heldIn = (channel: string) => ids(`agent = '${ana.id}' and state = 'ongoing' and channel = '${channel}'`);
    const { met, count } = tally();
    for (let round = 0; round < rounds / 2; round += 1) {
      let room = 0;
      const accepts: string[] = [];
      for (const [index, [channel, hard]] of Object.entries(channels).entries()) {
        const free = 1 + ((round >> index) % 2);
        const held = await heldIn(channel);
        for (const interaction of turned(held, round).slice(0, Math.max(0, held.length - hard + free))) {
          expect(await ana.client.do({ kind: 'complete', interaction })).toHaveProperty('did');
          await wrote(customers.get(interaction)!);
        }
        room += hard - (await heldIn(channel)).length;
        accepts.push(...turned(await ids(`state = 'waiting' and channel = '${channel}'`), round).slice(0, 2));
      }
      const acts: (() => Promise<object>)[] = [
        ...[ana.client, phone, ana.client, phone].map((client) => () => client.do({ kind: 'ask' })),
        ...[sam, sam].map((client) => () => client.do({ kind: 'ask', for: ana.id })),
        ...accepts.map((interaction, index) => () => {
          if (index % 2 === 0) return phone.do({ kind: 'accept', interaction });
          return sam.do({ kind: 'accept', interaction, for: ana.id });
        }),
      ];
      // At the beginning more is free than is asked for.
      const outcomes = await Promise.all(turned(acts, round * 3).map((act) => act()));
      const won = outcomes.filter(count).length;
      const held = [(await heldIn('shop')).length, (await heldIn('questions')).length];
      if (room <= 6) expect([won, ...held]).toEqual([room, channels.shop, channels.questions]);
      expect(held[0]).toBeLessThanOrEqual(channels.shop);
      expect(held[1]).toBeLessThanOrEqual(channels.questions);
    }
    expect(met.get('did')).toBeGreaterThan(rounds / 2);
    expect(met.get('full')).toBeGreaterThan(rounds / 2);
    expect([...met.keys()].filter((what) => !['did', 'full', 'already-accepted'].includes(what))).toEqual([]);
  } finally {
    await floor.stop();
  }
});
