import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'heads are read for those who look first, and an agent’s beat comes later',
  plant({ eye, time }) {
    eye.viewings.push((viewing) => ({
      ...viewing,
      async heads() {
        const heads = await viewing.heads();
        if (eye.all > 0) await new Promise<void>((resolve) => time.after(eye.all, resolve));
        return heads;
      },
    }));
  },
};
