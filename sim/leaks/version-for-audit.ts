import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'the entry about a look is a fact of the interaction, and takes a version of it',
  plant({ eye, commits }) {
    eye.asked.push(({ view }) => {
      if (view.view !== 'conversation') return;
      const { interaction } = view;
      for (const id of eye.lookedAt.slice(0, 1))
        void commits()
          .commit({
            by: { kind: 'person', id },
            key: null,
            command: { kind: 'comment', interaction, text: 'looked at' },
          })
          .catch(() => {});
    });
  },
};
