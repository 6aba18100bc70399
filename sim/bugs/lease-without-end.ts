import type { Bug } from './bug.ts';

const toolongMs = 3_600_000;

export const bug: Bug = {
  what: 'a node vouches for who sat at it long after their last sign (N5, P8)',
  found: /is called connected/,
  isOfSeveralNodes: true,
  plant: () => ({
    pool(name, make) {
      const pool = make(name);
      const query = pool.query.bind(pool) as (sql: string, parameters: unknown[]) => Promise<unknown>;
      const longer = (sql: string, parameters: unknown[]) =>
        sql.startsWith('insert into seats')
          ? query(sql, [...parameters.slice(0, 2), (parameters[2] as number[]).map((until) => until + toolongMs)])
          : query(sql, parameters);
      return Object.assign(Object.create(pool) as typeof pool, { query: longer });
    },
  }),
};
