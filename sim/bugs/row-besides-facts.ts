import type { Bug } from './bug.ts';

export const bug: Bug = {
  what: 'a row is changed past its facts',
  found: /is not its fold/,
  plant: (time) => ({
    pool(name, make) {
      const pool = make(name);
      if (name === 'acts')
        time.after(20_000, () => {
          void pool.query(`update interactions set answered = not answered where state <> 'completed'`).catch(() => {});
        });
      return pool;
    },
  }),
};
