import type { Bug } from './bug.ts';

export const bug: Bug = {
  what: 'what is published gets lost, and heads do not say so (P5)',
  found: /and fresh it is|has not sent|hole/,
  plant() {
    let count = 0;
    return {
      bus: (bus) => ({
        publish: (items) => bus.publish(items.filter(({ kind }) => kind !== 'interaction' || (count += 1) % 3 !== 0)),
        subscribe: (take) => bus.subscribe(take),
      }),
      views: (views) => ({
        attach: (viewer, receiver) => ({ ...views.attach(viewer, receiver), heads: async () => ({}) }),
      }),
    };
  },
};
