import type { Leak } from './leak.ts';

const answeredMs = 30;

export const leak: Leak = {
  way: 'another node asks for a desk when somebody there looks at it, and what its agent publishes waits for the answer',
  isOfSeveralNodes: true,
  plant({ eye, aside, time }) {
    let busyUntil = 0;
    eye.asked.push(({ view }) => {
      if (view.view === 'desk') aside.tell(view.agent);
    });
    aside.heard.push(() => (busyUntil = time.now() + answeredMs));
    return {
      bus: (bus) => ({
        publish: (items) => void time.after(Math.max(0, busyUntil - time.now()), () => bus.publish(items)),
        subscribe: (take) => bus.subscribe(take),
      }),
    };
  },
};
