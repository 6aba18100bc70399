import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'an answer has one field more while somebody looks',
  plant: ({ eye }) => ({
    commits: (commits) => ({
      async commit(act) {
        const outcome = await commits.commit(act);
        const isLooked = act.by.kind === 'person' && eye.at(act.by.id) > 0;
        return 'did' in outcome && isLooked ? { did: { ...outcome.did, said: 0 } } : outcome;
      },
    }),
  }),
};
