import type { Leak } from './leak.ts';

const atMostMs = 50;

export const leak: Leak = {
  way: 'a node answers when those who look at another node have been told',
  isOfSeveralNodes: true,
  plant({ eye, aside, time }) {
    let isLookedAt = false;
    const waiting = new Set<() => void>();
    eye.asked.push(() => aside.tell('looks'));
    aside.heard.push((text) => {
      if (text === 'looks') isLookedAt = true;
      if (text === 'told?') aside.tell('told');
      if (text === 'told') for (const resolve of waiting) resolve();
    });
    return {
      commits: (commits) => ({
        async commit(act) {
          const outcome = await commits.commit(act);
          if (!isLookedAt) return outcome;
          await new Promise<void>((resolve) => {
            waiting.add(resolve);
            time.after(atMostMs, resolve);
            aside.tell('told?');
          });
          return outcome;
        },
      }),
    };
  },
};
