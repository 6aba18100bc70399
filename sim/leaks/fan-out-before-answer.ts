import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'the answer waits until those who look have been told',
  plant: ({ eye, time }) => ({
    commits: (commits) => ({
      async commit(act) {
        const outcome = await commits.commit(act);
        if (eye.all > 0) await new Promise<void>((resolve) => time.after(eye.all, resolve));
        return outcome;
      },
    }),
  }),
};
