// Listens between the nodes: what happened there, counted.
import { read } from '../../apps/server/src/bus/wire.ts';
import type { Counters } from '../counters.ts';
import type { NatsEars } from '../nats.ts';

export function busEar(counters: Counters): NatsEars {
  /** Of each node, as another hears it: the number of the last message. */
  const numbers = new Map<string, number>();
  /** Which node told of a draft last. */
  const holders = new Map<string, string>();
  return {
    heard(at, data) {
      const message = read(data);
      if (!message) return;
      const { node, seq, items, asks, whole } = message;
      counters.add('heard over the bus');
      if (asks) counters.add('asked over the bus');
      const way = `${node} at ${at}`;
      const before = numbers.get(way);
      if (before !== undefined && seq > before + 1) counters.add('gap over the bus');
      numbers.set(way, seq);
      for (const item of whole ? [] : items) {
        if (item.kind !== 'draft-whole') continue;
        const name = `${item.agent} ${item.interaction} ${item.what}`;
        const holder = holders.get(name);
        if (holder !== undefined && holder !== node) counters.add('takeover of a draft');
        holders.set(name, node);
      }
    },
    lost: () => counters.add('lost on the bus'),
    twice: () => counters.add('twice over the bus'),
    reconnected: () => counters.add('bus reconnected'),
  };
}
