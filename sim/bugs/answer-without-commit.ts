import type { Bug } from './bug.ts';

export const bug: Bug = {
  what: 'now and then an answer is given for what was never committed (P1)',
  found: /not in the log/,
  plant() {
    let count = 0;
    return {
      commits: (commits) => ({
        commit: async (act) =>
          act.command.kind === 'say' && (count += 1) % 5 === 0 ? { did: { said: 1 } } : commits.commit(act),
      }),
    };
  },
};
