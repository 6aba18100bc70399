// The oracle of every run: over a whole database, in one snapshot of it, every row is the fold of its facts, counts are
// what plain queries count, and streams and counters have no holes (P3). Also run at the end of every end-to-end file.
import {
  emptySeat,
  evolveAgent,
  evolveCustomer,
  evolveInteraction,
  evolveListed,
  nothingCounted,
  dayChange,
  saidKinds,
  type Fact,
  type FactOf,
  type StreamKind,
} from '@oriel/domain';
import { isDeepStrictEqual } from 'node:util';
import type { Pool, PoolClient } from 'pg';
import type { DayCounts } from '../../apps/server/src/store/commits.ts';
import {
  agentRow,
  customerRow,
  factOf,
  interactionRow,
  withText,
  type FactRow,
} from '../../apps/server/src/store/rows.ts';

export interface Compared {
  /** What was looked at, so that a comparison of nothing is noticed. */
  facts: number;
  rows: number;
  /** Empty: all is as it should be. */
  differences: string[];
}

type Read = FactRow & { text: string | null };

export async function rowsEqualFold(db: Pool): Promise<Compared> {
  const client = await db.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    return await compare(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

async function compare(client: PoolClient): Promise<Compared> {
  const all = async <T extends object>(query: string) => (await client.query<T>(query)).rows;
  const facts = await all<Read>(
    `select f.stream, f.id, f.version, f.kind, f.by, f.on_behalf_of, f.at, f.said, f.payload, coalesce(b.text, t.text) as text from facts f
       left join bodies b on f.stream = 'interaction' and b.interaction = f.id and b.version = f.version
       left join customer_texts t on f.stream = 'customer' and t.customer = f.id and t.version = f.version
      order by f.stream, f.id, f.version`,
  );
  const differences: string[] = [];
  const same = (what: string, row: unknown, fold: unknown) => {
    const [one, other] = [plain(row), plain(fold)];
    if (!isDeepStrictEqual(one, other)) differences.push(`${what}: ${JSON.stringify(one)} ≠ ${JSON.stringify(other)}`);
  };
  checkStreams(facts, differences);
  const folded = fold(facts, differences);

  const tables = {
    interactions: byKey(folded.interaction.values(), interactionRow, ({ id }) => id),
    agents: byKey(folded.agent.values(), agentRow, ({ id }) => id),
    customers: byKey(folded.customer.values(), customerRow, ({ id }) => id),
    directory: byKey(
      folded.access.values(),
      (listed) => ({ id: listed.id, version: listed.version, listed }),
      ({ id }) => id,
    ),
    day_counts: await countDays(client, facts),
  };
  let rows = 0;
  for (const [table, expected] of Object.entries(tables)) {
    const found = await all<{ id: string } & Record<string, unknown>>(`select * from ${table}`);
    rows += found.length;
    const known = new Map<string, Record<string, unknown>>();
    for (const row of found) known.set(keyIn(table, row), withoutItsOwnVersion(table, row));
    for (const key of new Set([...known.keys(), ...expected.keys()]))
      same(`${table} ${key}`, known.get(key) ?? nothingYet(table, key), expected.get(key) ?? nothingYet(table, key));
  }
  const orphans = await all<{ interaction: string }>(
    `select b.interaction from bodies b where not exists
       (select from facts f where f.stream = 'interaction' and f.id = b.interaction and f.version = b.version)`,
  );
  differences.push(...orphans.map(({ interaction }) => `a text without its fact in ${interaction}`));
  const lone = await all<{ customer: string }>(
    `select t.customer from customer_texts t where not exists
       (select from facts f where f.stream = 'customer' and f.id = t.customer and f.version = t.version)`,
  );
  differences.push(...lone.map(({ customer }) => `a text without its fact in the record of ${customer}`));
  return { facts: facts.length, rows, differences };
}

/** P3: `version` counts from 1 in each stream without holes; `said` in each interaction, on the facts a customer sees. */
function checkStreams(facts: readonly Read[], differences: string[]): void {
  const last = new Map<string, { version: number; said: number }>();
  for (const { stream, id, version, kind, said } of facts) {
    const name = `${stream} ${id}`;
    const before = last.get(name) ?? { version: 0, said: 0 };
    const isSeen = stream === 'interaction' && saidKinds.has(kind as FactOf<'interaction'>['kind']);
    if (version !== before.version + 1) differences.push(`${name}: ${version} follows ${before.version}`);
    if (said !== (isSeen ? before.said + 1 : null))
      differences.push(`${name}, version ${version}: said is ${said} after ${before.said}`);
    last.set(name, { version, said: before.said + (isSeen ? 1 : 0) });
  }
}

const folds = {
  interaction: evolveInteraction,
  agent: evolveAgent,
  customer: evolveCustomer,
  access: evolveListed,
} as const;
type Folded = { [S in StreamKind]: Map<string, ReturnType<(typeof folds)[S]>> };

function fold(facts: readonly Read[], differences: string[]): Folded {
  const folded: Folded = { interaction: new Map(), agent: new Map(), customer: new Map(), access: new Map() };
  const take = <S extends StreamKind>(stream: S, fact: FactOf<S>) => {
    const entities = folded[stream] as Map<string, unknown>;
    const evolve = folds[stream] as (before: unknown, fact: Fact) => unknown;
    entities.set(fact.id, evolve(entities.get(fact.id), fact));
  };
  for (const row of facts) {
    if (withText.has(row.kind) !== (row.text !== null)) differences.push(`${row.kind} of ${row.id}: text ${row.text}`);
    const fact = factOf(row);
    try {
      take(fact.stream, fact);
    } catch (error) {
      differences.push(String(error));
    }
  }
  return folded;
}

function byKey<E, R>(entities: Iterable<E>, row: (entity: E) => R, key: (entity: E) => string): Map<string, R> {
  return new Map([...entities].map((entity) => [key(entity), row(entity)]));
}

async function countDays(client: PoolClient, facts: readonly Read[]): Promise<Map<string, object>> {
  const [deployment] = (await client.query<{ zone: string }>('select zone from deployment')).rows;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: deployment?.zone ?? 'UTC', dateStyle: 'short' });
  const days = new Map<string, Omit<DayCounts, 'version'>>();
  for (const row of facts) {
    const counted = dayChange(factOf(row));
    if (!counted) continue;
    const { agent, count, by } = counted;
    const date = format.format(row.at);
    const day = days.get(`${agent} ${date}`) ?? { agent, date, ...nothingCounted };
    days.set(`${agent} ${date}`, { ...day, [count]: day[count] + by });
  }
  return new Map([...days].map(([key, { handledMs, ...day }]) => [key, { ...day, handled_ms: handledMs }]));
}

function keyIn(table: string, row: Record<string, unknown>): string {
  if (table === 'day_counts') return `${String(row['agent'])} ${String(row['date'])}`;
  return String(row['id']);
}

/** Counts have versions of their own: they say that something moved, not how often. */
function withoutItsOwnVersion(table: string, { version, ...row }: Record<string, unknown>): Record<string, unknown> {
  return table === 'day_counts' ? row : { version, ...row };
}

/** A seat nobody has sat on may have a row or none. */
function nothingYet(table: string, key: string): unknown {
  if (table === 'agents') return agentRow(emptySeat(key));
  return undefined;
}

/** As JSON has it, keys in one order. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
