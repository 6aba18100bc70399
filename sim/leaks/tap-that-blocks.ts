import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'what is published waits for those who look, one after the other',
  plant: ({ eye, time }) => ({
    bus: (bus) => ({
      publish: (items) => void time.after(eye.all, () => bus.publish(items)),
      subscribe: (take) => bus.subscribe(take),
    }),
  }),
};
