import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'where somebody looks, the agent’s own desk goes',
  plant({ eye }) {
    eye.asked.push(({ view }) => {
      if (view.view !== 'conversation') return;
      for (const agent of eye.lookedAt)
        eye.send({ t: 'signals', signals: [{ kind: 'focus', agent, interaction: view.interaction }] }, agent);
    });
  },
};
