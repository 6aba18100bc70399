import { DraftMirror } from '../../apps/server/src/hub/draft-mirror.ts';
import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'when a look begins at one node the others publish their drafts whole for it',
  isOfSeveralNodes: true,
  plant({ eye, aside, bus }) {
    const held = new DraftMirror();
    eye.asked.push(({ view }) => {
      if (view.view === 'desk') aside.tell(view.agent);
    });
    aside.heard.push((agent) => bus().publish(held.ofAgent(agent)));
    return {
      bus: (plain) => ({
        publish(items) {
          for (const item of items) held.take(item);
          plain.publish(items);
        },
        subscribe: (take) => plain.subscribe(take),
      }),
    };
  },
};
