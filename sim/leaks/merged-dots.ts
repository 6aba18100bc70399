import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'signals are merged for everybody when they are many for those who look',
  plant: ({ eye }) => ({
    bus: (bus) => ({
      publish: (items) => bus.publish(eye.all > 0 ? items.filter(({ kind }) => kind !== 'typing') : items),
      subscribe: (take) => bus.subscribe(take),
    }),
  }),
};
