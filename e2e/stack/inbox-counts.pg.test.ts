// Counts under load: forty-eight writers at once on the composed server and a real PostgreSQL, Ana's desk and Sam's look at
// it over real sockets. At every telling the counts are those of a plain count over all that was committed by then; the
// desks show these numbers in their order and no others; and wherever the writers pause they equal plain SQL.
import type { Act, Interaction } from '@oriel/domain';
import type { ViewHandle } from '@oriel/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Commits } from '../../apps/server/src/store/commits.ts';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';

/** Pauses at which SQL is asked, and changes between two of them. */
const pauses = 8;
const changesBetween = 900;
/** What IN12 promises, reached before at least so many tellings; a machine that is busy with others pauses more often. */
const changesASecond = 1_000;
const fastTellings = 10;
const pausesMax = 40;
const writers = 48;

interface Asked {
  query: string;
  /** By hand, of what is live. */
  holds(interaction: Interaction): boolean;
  /** By hand too. `$1`: Ana. */
  sql: string;
}

const reads = `state <> 'completed' and (team = 'orders' or agent = $1)`;
const seen = (interaction: Interaction) => interaction.team === 'orders' || interaction.agent === ana.id;
const says =
  (text: string) =>
  ({ customerName, last }: Interaction) =>
    `${customerName}\n${last?.text ?? ''}`.toLowerCase().includes(text);

const inboxes: Record<string, Asked> = {
  mine: {
    query: '',
    holds: (each) => each.state === 'ongoing' && each.agent === ana.id,
    sql: `state = 'ongoing' and agent = $1`,
  },
  team: { query: '', holds: (each) => each.team === 'orders', sql: `state <> 'completed' and team = 'orders'` },
  unassigned: {
    query: '',
    holds: (each) => each.state === 'waiting' && each.team === 'orders',
    sql: `state = 'waiting' and team = 'orders'`,
  },
  taken: {
    query: 'state:ongoing,deferred channel:shop',
    holds: (each) => seen(each) && ['ongoing', 'deferred'].includes(each.state) && each.channel === 'shop',
    sql: `${reads} and state in ('ongoing', 'deferred') and channel = 'shop'`,
  },
  others: {
    query: 'unanswered -assignee:me',
    holds: (each) => seen(each) && each.waitsSince !== null && each.agent !== ana.id,
    sql: `${reads} and waits_since is not null and agent is distinct from $1`,
  },
  answered: {
    query: '-unanswered',
    holds: (each) => seen(each) && each.waitsSince === null,
    sql: `${reads} and waits_since is null`,
  },
  words: {
    query: '"parcel 7"',
    holds: (each) => seen(each) && says('parcel 7')(each),
    sql: `${reads} and (customer_name ilike '%parcel 7%' or last ->> 'text' ilike '%parcel 7%')`,
  },
};
/** By time alone: compared where the writers pause. */
const old: Pick<Asked, 'query' | 'sql'> = { query: 'age:>1s', sql: `${reads} and created_at < $2::bigint - 1000` };

let floor: Floor;
let commits: Commits;
let ana: Agent;
let agents: Agent[];
/** What was committed, by the bus. */
const live = new Map<string, Interaction>();
let changed = 0;
/** At each telling: when, how many changes there had been, and a plain count for each inbox. */
const told: { at: number; changed: number; counts: Record<string, number> }[] = [];

const plainCounts = () =>
  Object.fromEntries(Object.entries(inboxes).map(([id, { holds }]) => [id, [...live.values()].filter(holds).length]));

beforeAll(async () => {
  floor = await startFloor({
    commits: (own) => (commits = own),
    bus: (bus) => ({
      subscribe: (take) => bus.subscribe(take),
      publish(items) {
        for (const item of items) {
          if (item.kind !== 'interaction') continue;
          changed += 1;
          if (item.after.state === 'completed') live.delete(item.after.id);
          else live.set(item.after.id, item.after);
        }
        if (ana && items.some(({ kind }) => kind === 'inbox'))
          told.push({ at: performance.now(), changed, counts: plainCounts() });
        bus.publish(items);
      },
    }),
  });
  const names = ['ana', 'ben', 'chloe'];
  agents = await Promise.all(names.map((name) => seatAgent(floor, `${name}@oriel.test`)));
  ana = agents[0]!;
  // Away: what is taken is taken by hand.
  for (const { client } of agents) await client.do({ kind: 'go-away' });
  for (const [inbox, { query }] of [...Object.entries(inboxes), ['old', old] as const]) {
    if (query === '') continue;
    const outcome = await ana.client.do({ kind: 'save-inbox', inbox, name: inbox, query, parent: null, shared: null });
    expect(outcome).toHaveProperty('did');
  }
});
afterAll(() => floor.stop());

/** Everything a desk has shown of an inbox, in order. */
function watched(desk: ViewHandle): Record<string, number[]> {
  const shown: Record<string, number[]> = Object.fromEntries(Object.keys(inboxes).map((id) => [id, []]));
  for (const [id, counts] of Object.entries(shown)) {
    desk.entity(`inbox:${id}`)!.subscribe((entity) => {
      if (entity?.kind === 'inbox' && counts.at(-1) !== entity.count) counts.push(entity.count);
    });
  }
  return shown;
}

/** A writer: a customer, and whoever has their interaction; one act after the other. */
async function write(at: number, done: () => boolean, changed: () => void): Promise<void> {
  let seed = at + 1;
  const random = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
  const customer = { kind: 'customer' as const, id: `c${at}`, channel: 'shop' };
  const give = async (by: Act['by'], command: Act['command']) => {
    const outcome = await commits.commit({ by, key: null, command });
    if (!('did' in outcome)) return undefined;
    changed();
    return outcome.did.interaction;
  };
  await give({ kind: 'system' }, { kind: 'arrive', customer: customer.id, channel: 'shop', name: `Parcel ${at}` });
  let interaction = '';
  while (!done()) {
    const agent = { kind: 'person' as const, id: agents[random(agents.length)]!.id };
    const said = random(12);
    if (said < 5 || interaction === '') {
      const text = `where is parcel ${random(20)}?`;
      interaction = (await give(customer, { kind: 'say', text })) ?? interaction;
    } else if (said < 8) await give(agent, { kind: 'accept', interaction });
    const held = live.get(interaction);
    const owner = { kind: 'person' as const, id: held?.agent ?? '' };
    if (held?.state === 'deferred') await give(owner, { kind: 'resume', interaction });
    if (held?.state !== 'ongoing') continue;
    if (said % 4 === 0) await give(owner, { kind: 'reply', interaction, text: 'on its way' });
    if (said % 4 === 1) await give(owner, { kind: 'complete', interaction });
    if (said % 4 === 2) await give(owner, { kind: 'defer', interaction, until: Date.now() + 3_600_000 });
    if (said % 4 === 3) await give(owner, { kind: 'transfer', interaction, to: { team: 'orders' } });
  }
}

/** Tellings before which, since the one before, changes came as fast as is promised. */
const fastOnes = (): number =>
  told.filter((one, at) => {
    const before = told[at - 1];
    return before && one.changed - before.changed >= ((one.at - before.at) / 1000) * changesASecond;
  }).length;

async function bySql(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [id, { sql }] of [...Object.entries(inboxes), ['old', old] as const]) {
    const values = sql.includes('$2') ? [ana.id, Date.now()] : sql.includes('$1') ? [ana.id] : [];
    const { rows } = await floor.db.query<{ n: number }>(
      `select count(*)::int n from interactions where ${sql}`,
      values,
    );
    counts[id] = rows[0]!.n;
  }
  return counts;
}

/** These are among those, in their order. */
function isIn(some: readonly number[], all: readonly number[]): boolean {
  let at = 0;
  for (const one of all) if (some[at] === one) at += 1;
  return at === some.length;
}

test(
  'IN9 IN10 IN12 counts are right at every telling, on both desks, while 48 write at once',
  { timeout: 180_000 },
  async () => {
    const own = ana.client.open({ view: 'desk', agent: ana.id });
    const sam = await joinPerson(floor, 'sam@oriel.test');
    const look = sam.open({ view: 'desk', agent: ana.id });
    await until(() => own.all('inbox').length === 8 && look.all('inbox').length === 8, 'both desks show her inboxes');
    const shown = [watched(own), watched(look)];
    const begun = told.length;
    const first = plainCounts();
    const rates: number[] = [];
    let most = 0;
    for (let pause = 0; pause < pauses || (fastOnes() < fastTellings && pause < pausesMax); pause += 1) {
      let changes = 0;
      const since = performance.now();
      const from = pause * writers;
      await Promise.all(
        Array.from({ length: writers }, (_, at) =>
          write(
            from + at,
            () => changes >= changesBetween,
            () => (changes += 1),
          ),
        ),
      );
      rates.push((changes / (performance.now() - since)) * 1000);
      const differs = async () => {
        const expected = await bySql();
        return [own, look].flatMap((desk) =>
          desk
            .all('inbox')
            .flatMap(({ id, count }) => (count === expected[id] ? [] : `${id}: ${count} ≠ ${expected[id]}`)),
        );
      };
      await until(async () => (await differs()).length === 0, `at pause ${pause} both desks equal SQL`).catch(
        async (error: unknown) => {
          throw new Error(`${String(error)}: ${(await differs()).join(', ')}`);
        },
      );
      most = Math.max(most, ...Object.values(plainCounts()));
    }
    const tellings = [first, ...told.slice(begun).map(({ counts }) => counts)];
    for (const [desk, name] of [
      [shown[0]!, 'her own'],
      [shown[1]!, 'the watched'],
    ] as const) {
      for (const [id, counts] of Object.entries(desk)) {
        expect(
          isIn(
            counts,
            tellings.map((each) => each[id]!),
          ),
          `${id} on ${name} desk`,
        ).toBe(true);
      }
    }
    // How many there are is the machine's; none at all would be a promise that was not tried.
    expect(fastOnes()).toBeGreaterThan(0);
    expect(tellings.length).toBeGreaterThan(20);
    expect(most).toBeGreaterThan(50);
    for (const counts of Object.values(shown[0]!)) expect(counts.length).toBeGreaterThan(2);
    const perSecond = rates.map((rate) => Math.round(rate)).join(', ');
    console.log(`${perSecond} changes a second; ${tellings.length} tellings, ${fastOnes()} at over ${changesASecond}`);
    own.close();
  },
);
