// What of the database goes into an archive: every table there is, so that a later room's are in it without being named
// here; and what is left out, each with its reason.
import type { PoolClient } from 'pg';

/** Left out, and why: what stands here must not come back. */
export const leftOut: Record<string, string> = {
  // A session that was ended since, because somebody had the cookie or the password, would be open again.
  sessions: 'everybody signs in anew',
  // The notice that agents acknowledge says how long a draft is kept: an archive would keep it longer.
  drafts: 'what was not sent is not kept',
};

export interface Table {
  name: string;
  /** Those that are not computed. */
  columns: string[];
}

/** In an order in which a row's references are there before it. */
export async function tablesOf(client: PoolClient): Promise<Table[]> {
  const { rows } = await client.query<Table & { refers: string[] }>(
    `select c.relname as name,
            (select json_agg(a.attname order by a.attnum) from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            (select coalesce(json_agg(r.relname), '[]') from pg_constraint f join pg_class r on r.oid = f.confrelid
              where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid) as refers
       from pg_class c
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace
      order by c.relname collate "C"`,
  );
  const ordered: Table[] = [];
  const left = new Map(rows.map((row) => [row.name, row]));
  while (left.size > 0) {
    const next = [...left.values()].find(({ refers }) => refers.every((name) => !left.has(name)));
    if (!next) throw new Error(`tables refer to each other in a circle: ${[...left.keys()].join(', ')}`);
    left.delete(next.name);
    if (!Object.hasOwn(leftOut, next.name)) ordered.push({ name: next.name, columns: next.columns });
  }
  return ordered;
}

/** Of sequences: by name, what they gave last. Those that gave nothing yet are not named. */
export async function sequencesOf(client: PoolClient): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; last: number }>(
    `select sequencename as name, last_value as last from pg_sequences
      where schemaname = current_schema() and last_value is not null order by sequencename collate "C"`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const columnsIn = ({ columns }: Table): string => columns.map(quoted).join(', ');
