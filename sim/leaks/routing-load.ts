import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'being looked at counts as being busy: nothing is offered',
  plant: ({ eye }) => ({
    commits: (commits) => ({
      commit: async (act) =>
        act.command.kind === 'offer' && eye.at(act.command.agent) > 0 ? { refused: 'full' } : commits.commit(act),
    }),
  }),
};
