import type { Bug } from './bug.ts';

export const bug: Bug = {
  what: 'a repeated command is carried out again (P2)',
  found: /times in the log|not in the log|was told/,
  plant: () => ({
    commits: (commits) => ({
      async commit(act) {
        if (act.command.kind === 'say') await commits.commit({ ...act, key: null });
        return commits.commit(act);
      },
    }),
  }),
};
