import { read, write } from '../../apps/server/src/bus/wire.ts';
import type { DraftWhole } from '../../apps/server/src/bus/bus.ts';
import type { Bug } from './bug.ts';
import { overNats } from './over-nats.ts';

export const bug: Bug = {
  what: 'a node goes on telling of drafts that another one holds by now (N4)',
  found: /two holders|at one node|was told/,
  isOfSeveralNodes: true,
  plant() {
    const told = new Map<string, DraftWhole>();
    return {
      nats: overNats((bytes) => {
        const message = read(bytes);
        for (const item of message?.items ?? [])
          if (item.kind === 'draft-whole') told.set(`${item.agent} ${item.interaction} ${item.what}`, item);
        return message?.whole ? write({ ...message, items: [...told.values()] }) : bytes;
      }),
    };
  },
};
