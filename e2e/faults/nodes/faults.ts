// The faults that are of several nodes. As in ../faults.ts: over when the function has ended, and nothing is put right but
// what a balancer does, and somebody who starts again what has ended.
import { setTimeout as wait } from 'node:timers/promises';
import { oneOf, type Random } from '../../../apps/server/src/gateway/hostile-frames.ts';
import type { Point } from '../points.ts';
import { fair, type Weather } from '../proxy.ts';
import type { FaultOf } from '../rounds.ts';
import { names, type NodesFloor } from './floor.ts';

export type NodeFault = FaultOf<NodesFloor>;

const between = (random: Random, least: number, most: number) => least + random() * (most - least);

const ended = (name: string, signal: 'SIGKILL' | 'SIGTERM'): NodeFault => ({
  name,
  async befall(floor, random, write) {
    const node = oneOf(random, names);
    write();
    await wait(between(random, 0, 150));
    const gone = floor.nodes[node].server.kill(signal);
    // A balancer asks whether it takes anybody yet.
    if (signal === 'SIGKILL') await gone;
    floor.fell(node);
    await gone;
  },
});

const killedAt = (point: Point): NodeFault => ({
  name: `kill -9 of a node at ${point}`,
  async befall(floor, random, write) {
    const { server } = floor.nodes.blue;
    server.tell({ point, passes: Math.ceil(between(random, 0, 12)) });
    write();
    await server.ended;
    floor.fell('blue');
  },
});

/** What one node hears of NATS, or both. */
const nats = (
  name: string,
  weather: Partial<Weather>,
  whose: 'one' | 'both',
  most: number,
  reset = false,
): NodeFault => ({
  name,
  async befall(floor, random, write) {
    const those = whose === 'both' ? names : [oneOf(random, names)];
    for (const each of those) floor.nodes[each].line.weather = { ...fair, ...weather };
    write();
    await wait(between(random, 200, most));
    for (const each of those) {
      if (reset) floor.nodes[each].line.resetAll();
      floor.nodes[each].line.weather = fair;
    }
  },
});

export const nodeFaults: readonly NodeFault[] = [
  ended('kill -9 of a node', 'SIGKILL'),
  ended('a node stopped in order', 'SIGTERM'),
  ...(['before-commit', 'committed', 'before-publish', 'before-delivery'] as const).map(killedAt),
  {
    name: 'a node stands still',
    async befall(floor, random, write) {
      const { pid } = floor.nodes[oneOf(random, names)].server;
      process.kill(pid, 'SIGSTOP');
      write();
      await wait(between(random, 200, 3_000));
      process.kill(pid, 'SIGCONT');
    },
  },
  {
    name: 'NATS killed and started',
    async befall(floor, random, write) {
      write();
      await floor.nats.stop();
      await wait(between(random, 100, 2_000));
      write();
      await floor.nats.start();
    },
  },
  nats('NATS 200 ms late', { latencyMs: 200 }, 'both', 1_000),
  nats('NATS split: held, and all at once', { upHeld: true, downHeld: true }, 'one', 3_000),
  nats('NATS split: held, and lost', { upHeld: true, downHeld: true }, 'one', 6_000, true),
  nats('NATS split one way: heard, and not hearing', { downHeld: true }, 'one', 3_000, true),
  nats('NATS reset', {}, 'both', 300, true),
  ...(['in order', 'killed'] as const).map((how): NodeFault => ({
    name: `PostgreSQL restarted, ${how}`,
    async befall(floor, random, write) {
      write();
      await wait(between(random, 0, 150));
      await floor.database.restart(how);
    },
  })),
  {
    name: 'PostgreSQL frozen',
    async befall(floor, random, write) {
      await floor.database.hold();
      write();
      await wait(between(random, 200, 2_000));
      await floor.database.goOn();
    },
  },
];
