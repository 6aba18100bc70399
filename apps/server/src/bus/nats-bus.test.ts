// Without any NATS, and before it is there: what every adapter promises, on this node.
import { describe } from 'vitest';
import { DraftMirror } from '../hub/draft-mirror.ts';
import { KeptLog } from '../log.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { busContract } from './bus.contract.ts';
import { InProcessBus } from './in-process-bus.ts';
import { NatsBus } from './nats-bus.ts';

describe('the bus between nodes, alone', () => {
  busContract('NatsBus', () => {
    const clock = new VirtualClock();
    const log = new KeptLog();
    const bus = new NatsBus({
      ...{ url: 'nats://127.0.0.1:1', subject: 'alone', node: 'a', clock, log },
      here: new InProcessBus(clock, log),
      standing: new DraftMirror(),
      heard: (items) => items,
      missed: async () => {},
    });
    return {
      bus,
      delivered: async () => clock.turns(),
      errors: () => log.lines.filter(({ level }) => level === 'error').length,
    };
  });
});
