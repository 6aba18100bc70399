import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'a beat carries the head of a look as well',
  plant({ eye }) {
    eye.viewings.push((viewing, of) => ({
      ...viewing,
      async heads() {
        const heads = await viewing.heads();
        return of.kind === 'person' && eye.at(of.id) > 0 ? { ...heads, 0: { 'look:1': eye.at(of.id) } } : heads;
      },
    }));
  },
};
