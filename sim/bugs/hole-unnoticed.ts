import { read, write } from '../../apps/server/src/bus/wire.ts';
import type { Bug } from './bug.ts';
import { overNats } from './over-nats.ts';

export const bug: Bug = {
  what: 'what is published does not reach the other nodes, and the numbers do not tell (N3, P5)',
  found: /and fresh it is|at one node|has not sent|hole/,
  isOfSeveralNodes: true,
  plant() {
    let count = 0;
    return {
      nats: overNats((bytes) => {
        const message = read(bytes);
        if (!message || message.whole || message.items.length === 0 || (count += 1) % 2 === 0) return bytes;
        return write({ ...message, items: [] });
      }),
    };
  },
};
