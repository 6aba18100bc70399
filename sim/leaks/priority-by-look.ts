import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'what is looked at is more urgent: it rings with more points',
  plant: ({ eye }) => ({
    commits: (commits) => ({
      commit(act) {
        const { command } = act;
        if (command.kind !== 'offer' || eye.all === 0) return commits.commit(act);
        return commits.commit({ ...act, command: { ...command, points: (command.points ?? 0) + eye.all } });
      },
    }),
  }),
};
