import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'the number of a look is drawn from where everybody’s ids are drawn',
  plant: ({ eye }) => ({ draws: (draw) => void eye.asked.push(draw) }),
};
