import type { Leak } from './leak.ts';
import { known } from './known.ts';

export const leak: Leak = {
  way: 'who looks into a conversation counts as somebody who writes',
  plant({ eye, time, bus }) {
    const interactions = known();
    eye.asked.push(({ view }) => {
      const interaction = view.view === 'conversation' ? interactions.get(view.interaction) : undefined;
      if (!interaction?.agent) return;
      const { id, agent, customer, team } = interaction;
      bus().publish([{ kind: 'typing', agent, interaction: id, customer, team, until: time.now() + 3_000 }]);
    });
    return { bus: interactions.hear };
  },
};
