// Writes a decided group: facts, bodies, entities, counts, keys; each table in one statement, keys sorted, so that two
// nodes take the rows in the same order. Returns what is to be told after the commit.
import type { PoolClient } from 'pg';
import type { Change, DayCounts, Outcome } from './commits.ts';
import type { Group } from './group.ts';
import { agentRow, customerRow, dayColumns, dayOf, dayRow, interactionRow, type DayRow } from './rows.ts';

export interface KeyRow {
  principal: string;
  key: string;
  at: number;
  outcome: Outcome;
}

const tables = {
  facts: '(stream, id, version, kind, by, on_behalf_of, at, said, payload)',
  bodies: '(interaction, version, text)',
  customer_texts: '(customer, version, text)',
  keys: '(principal, key, at, outcome)',
} as const;

async function insert(client: PoolClient, table: keyof typeof tables, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = tables[table];
  await client.query(
    `insert into ${table} ${columns} select ${columns.slice(1, -1)} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** Columns that can change after the row was first written. */
const replaced = {
  interactions: [
    ...[
      'version',
      'said',
      'state',
      'agent',
      'team',
      'customer_name',
      'answered',
      'waits_since',
      'state_at',
      'last',
      'categories',
      'categories_version',
      'due_at',
    ],
    ...['target', 'target_team', 'target_until', 'target_why', 'rings_until', 'deferred_until', 'last_agent'],
    ...['submitted', 'language', 'queued_at', 'came_by'],
  ],
  agents: [
    ...['version', 'connected', 'connected_at', 'mode', 'reason', 'mode_at', 'mode_by', 'groups', 'misses'],
    'mentions',
  ],
  customers: [
    ...['version', 'name', 'fields', 'tags', 'notes', 'removed_notes', 'merged_into', 'merged_at'],
    ...['email_key', 'phone_key'],
  ],
  directory: ['version', 'listed'],
} as const;

async function replace(client: PoolClient, table: keyof typeof replaced, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const set = replaced[table].map((column) => `${column} = excluded.${column}`).join(', ');
  await client.query(
    `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1) on conflict (id) do update set ${set}`,
    [JSON.stringify(rows)],
  );
}

async function countDays(client: PoolClient, group: Group, date: string): Promise<DayCounts[]> {
  const rows = [...group.days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([agent, counted]) => dayRow({ agent, date, ...counted, version: 1 }));
  if (rows.length === 0) return [];
  const result = await client.query<DayRow>(
    `insert into day_counts select * from jsonb_populate_recordset(null::day_counts, $1)
       on conflict (agent, date) do update set ${added}, version = day_counts.version + 1
     returning *`,
    [JSON.stringify(rows)],
  );
  return result.rows.map(dayOf);
}

const added = dayColumns.map((column) => `${column} = day_counts.${column} + excluded.${column}`).join(', ');

export async function write(
  client: PoolClient,
  group: Group,
  keys: readonly KeyRow[],
  date: string,
): Promise<Change[]> {
  await insert(client, 'facts', group.facts);
  await insert(client, 'bodies', group.bodies);
  await insert(client, 'customer_texts', group.customerTexts);
  const interactions = [...group.interactions.values()];
  const agents = [...group.agents.values()];
  const customers = [...group.customers.values()];
  const listed = [...group.listed.values()];
  await replace(client, 'agents', agents.map(agentRow));
  await replace(
    client,
    'customers',
    customers.map(({ after }) => customerRow(after)),
  );
  await replace(
    client,
    'interactions',
    interactions.map(({ after }) => interactionRow(after)),
  );
  await replace(
    client,
    'directory',
    listed.map((each) => ({ id: each.id, version: each.version, listed: each })),
  );
  const days = await countDays(client, group, date);
  await insert(client, 'keys', keys);
  return [
    ...listed.map((after): Change => ({ kind: 'listed', after })),
    ...customers.map((change): Change => ({ kind: 'customer', ...change })),
    ...agents.map((after): Change => ({ kind: 'agent', after })),
    ...interactions.map((change): Change => ({ kind: 'interaction', ...change })),
    ...days.map((after): Change => ({ kind: 'day', after })),
  ];
}
