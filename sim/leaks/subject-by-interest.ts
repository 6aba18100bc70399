import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'a desk has a subject on the bus that is published to only while somebody at another node wants it',
  isOfSeveralNodes: true,
  plant({ eye, aside }) {
    const wanted = new Set<string>();
    eye.asked.push(({ view }) => {
      if (view.view === 'desk') aside.tell(`want ${view.agent}`);
    });
    aside.heard.push((text) => {
      if (text.startsWith('want ')) wanted.add(text.slice('want '.length));
    });
    return {
      bus: (bus) => ({
        publish(items) {
          bus.publish(items);
          for (const item of items) if ('agent' in item && wanted.has(item.agent)) aside.tell(item.kind);
        },
        subscribe: (take) => bus.subscribe(take),
      }),
    };
  },
};
