import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'a look that is let in ends the connections of whom it is about',
  plant({ eye }) {
    const ended = new Set<string>();
    eye.asked.push(({ view }) => {
      if (view.view === 'desk') ended.add(view.agent);
    });
    return {
      commits: (commits) => ({
        async commit(act) {
          const outcome = await commits.commit(act);
          if (act.by.kind === 'person' && ended.delete(act.by.id)) throw new Error('rights have changed');
          return outcome;
        },
      }),
    };
  },
};
