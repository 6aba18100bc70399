import type { Leak } from './leak.ts';
import { known } from './known.ts';

export const leak: Leak = {
  way: 'the customer is told that their words were read',
  plant({ eye }) {
    const interactions = known();
    eye.asked.push(({ view }) => {
      const interaction = view.view === 'conversation' ? interactions.get(view.interaction) : undefined;
      if (interaction) eye.send({ t: 'signals', signals: [] }, interaction.customer);
    });
    return { bus: interactions.hear };
  },
};
