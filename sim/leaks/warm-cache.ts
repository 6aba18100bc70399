import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'what has been looked at comes from a cache, and sooner',
  plant({ eye, time }) {
    const warm = new Set<string>();
    eye.asked.push(({ view }) => void warm.add(JSON.stringify(view)));
    eye.viewings.push((viewing) => ({
      ...viewing,
      open: (frame) =>
        warm.has(JSON.stringify(frame.view)) ? viewing.open(frame) : void time.after(3, () => viewing.open(frame)),
    }));
  },
};
