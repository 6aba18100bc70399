import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'what is not possible is refused in other words while somebody looks',
  plant: ({ eye }) => ({
    commits: (commits) => ({
      async commit(act) {
        const outcome = await commits.commit(act);
        const isLooked = act.by.kind === 'person' && eye.at(act.by.id) > 0;
        return 'refused' in outcome && isLooked ? { refused: 'too-soon' } : outcome;
      },
    }),
  }),
};
