import type { Leak } from './leak.ts';

const heldMs = 40;

export const leak: Leak = {
  way: 'a look holds the row that it reads, and whoever acts on it waits',
  plant: ({ eye, time }) => ({
    pool(name, make) {
      const pool = make(name);
      if (name === 'acts') {
        eye.asked.push(({ view }) => {
          if ('interaction' in view) void hold(view.interaction).catch(() => {});
        });
      }
      async function hold(id: string): Promise<void> {
        const client = await pool.connect();
        await client.query('begin');
        await client.query('select * from interactions where id = any($1) order by id for update', [[id]]);
        await new Promise<void>((resolve) => time.after(heldMs, resolve));
        await client.query('rollback');
      }
      return pool;
    },
  }),
};
