import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'what is looked at comes first',
  plant({ eye }) {
    eye.changes.push((frame) => {
      if (frame.t !== 'opened' || eye.all === 0) return frame;
      return { ...frame, entities: frame.entities.toReversed() };
    });
  },
};
