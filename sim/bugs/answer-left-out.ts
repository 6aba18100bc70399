import { read } from '../../apps/server/src/bus/wire.ts';
import type { Bug } from './bug.ts';
import { overNats } from './over-nats.ts';

export const bug: Bug = {
  what: 'who has missed something on the bus is not told the drafts again (N4)',
  found: /at one node|and fresh it is|was told/,
  isOfSeveralNodes: true,
  plant: () => ({ nats: overNats((bytes) => (read(bytes)?.whole ? undefined : bytes)) }),
};
