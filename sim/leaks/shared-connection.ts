import type { Leak } from './leak.ts';
import { oneAtATime } from './one-at-a-time.ts';

export const leak: Leak = {
  way: 'agents and those who look read on one and the same connection',
  plant() {
    const taking = oneAtATime();
    return {
      pool(name, make) {
        const pool = make(name);
        if (name !== 'looks' && name !== 'desks') return pool;
        return {
          ...pool,
          query: (sql: string, values?: unknown[]) => taking(() => pool.query(sql, values)),
        } as typeof pool;
      },
    };
  },
};
