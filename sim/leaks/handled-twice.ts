import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'handling time counts who looks along',
  plant: ({ eye }) => ({
    commits: (commits) => ({
      commit(act) {
        const { command } = act;
        if (command.kind !== 'handled' || eye.at(command.agent) === 0) return commits.commit(act);
        const spans = command.spans.map(({ interaction, ms }) => ({ interaction, ms: ms + 60_000 }));
        return commits.commit({ ...act, command: { ...command, spans } });
      },
    }),
  }),
};
