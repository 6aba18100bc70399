// The predicate and its SQL, on PostgreSQL: over random interactions and random queries both find the same.
import { bindQuery, matches, parseQuery, type Category, type Interaction } from '@oriel/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { directoryWith, floor } from '../../../../packages/domain/testing/builders/access.ts';
import { anyInteraction, aQuery } from '../../../../packages/domain/testing/builders/queries.ts';
import { Reader } from '../store/reader.ts';
import { interactionRow } from '../store/rows.ts';
import { storeBench, type StoreBench } from '../store/testing.ts';
import { whereOf } from './query-sql.ts';

const now = 10_000_000;
const category = (id: string, name: string, parent: string | null): Category => ({
  ...{ kind: 'category', id, version: 1, name, parent, purpose: 'analytics' },
});
const directory = directoryWith(
  floor,
  category('goods', 'Goods', null),
  category('goods.broken', 'Broken', 'goods'),
  category('goods.broken.glass', 'Glass', 'goods.broken'),
  category('late', 'Late', null),
);

let bench: StoreBench;
let all: Interaction[];

beforeAll(async () => {
  bench = await storeBench();
  all = fc.sample(anyInteraction(now), { numRuns: 400, seed: 11 }).map((some, at) => ({ ...some, id: `i${at}` }));
  await bench.db.query('insert into interactions select * from jsonb_populate_recordset(null::interactions, $1)', [
    JSON.stringify(all.map(interactionRow)),
  ]);
});
afterAll(() => bench.end());

const found = (ids: Iterable<{ id: string }>) => [...ids].map(({ id }) => id).sort();

for (const withText of [false, true]) {
  test(
    `IN4 ${withText ? 'with text, read as lists are' : 'without text, by the SQL alone'}`,
    { timeout: 120_000 },
    async () => {
      const reader = new Reader(bench.db);
      let [hits, misses] = [0, 0];
      await fc.assert(
        fc.asyncProperty(aQuery(withText), fc.constantFrom('ana', 'cleo', 'sam'), async (query, agent) => {
          const bound = bindQuery(parseQuery(query).terms, agent, directory);
          const { sql, values } = whereOf(bound, now);
          const read = withText
            ? await reader.matching(bound, now)
            : (await bench.db.query<{ id: string }>(`select id from interactions where ${sql}`, values)).rows;
          const expected = found(all.filter((each) => matches(bound, each, now)));
          hits += expected.length;
          misses += all.length - expected.length;
          expect(found(read)).toEqual(expected);
        }),
        { numRuns: 400 },
      );
      expect(Math.min(hits, misses)).toBeGreaterThan(1_000);
    },
  );
}
