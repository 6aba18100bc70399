import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'the entry about a look goes through the one lane of acts, and acts wait behind it',
  plant({ eye, commits }) {
    eye.asked.push(({ view }) => {
      if (!('interaction' in view)) return;
      const { interaction } = view;
      void commits()
        .commit({ by: { kind: 'system' }, key: null, command: { kind: 'time-passed', interaction } })
        .catch(() => {});
    });
  },
};
