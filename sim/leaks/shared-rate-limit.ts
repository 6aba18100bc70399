import type { Leak } from './leak.ts';

const perSecondMax = 3;

export const leak: Leak = {
  way: 'one rate limit for all: who looks uses it up',
  plant({ eye, time }) {
    let second = 0;
    let used = 0;
    const take = (): boolean => {
      const now = Math.floor(time.now() / 1000);
      if (now !== second) [second, used] = [now, 0];
      used += 1;
      return used <= perSecondMax;
    };
    eye.asked.push(() => void take());
    return {
      commits: (commits) => ({
        async commit(act) {
          if (act.by.kind !== 'system' && !take()) await new Promise<void>((resolve) => time.after(200, resolve));
          return commits.commit(act);
        },
      }),
    };
  },
};
