import type { Bug } from './bug.ts';

export const bug: Bug = {
  what: 'nobody is ever called gone (P8)',
  found: /is called connected/,
  plant: () => ({
    commits: (commits) => ({
      commit: async (act) => (act.command.kind === 'gone' ? { refused: 'unchanged' } : commits.commit(act)),
    }),
  }),
};
