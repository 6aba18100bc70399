import { draftMark } from '../people/agent.ts';
import type { Bug } from './bug.ts';

export const bug: Bug = {
  what: 'what was only typed is written into the log',
  found: /a draft stands in the log/,
  plant: () => ({
    commits: (commits) => ({
      commit: (act) =>
        act.command.kind === 'comment'
          ? commits.commit({ ...act, command: { ...act.command, text: `${draftMark} ${act.command.text}` } })
          : commits.commit(act),
    }),
  }),
};
