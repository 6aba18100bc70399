import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'the desk is asked for its draft when somebody looks',
  plant({ eye }) {
    eye.asked.push(({ view }) => {
      if (view.view === 'desk') eye.send({ t: 'signals', signals: [] }, view.agent);
    });
  },
};
