// The interactions as the bus has told of them: what a leak needs to reach whom it is about.
import type { Interaction } from '@oriel/domain';
import type { Bus } from '../../apps/server/src/bus/bus.ts';

export function known() {
  const interactions = new Map<string, Interaction>();
  return {
    get: (id: string) => interactions.get(id),
    hear(bus: Bus): Bus {
      bus.subscribe((items) => {
        for (const item of items) if (item.kind === 'interaction') interactions.set(item.after.id, item.after);
      });
      return bus;
    },
  };
}
