import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'a look that is denied closes the view of whom it is about',
  plant({ eye }) {
    eye.asked.push(({ view }) => {
      if (view.view === 'desk') eye.send({ t: 'closed', id: 1, why: 'unavailable' }, view.agent);
    });
  },
};
