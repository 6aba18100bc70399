// The faults, one function each: it befalls the floor, is over when the function has ended, and nothing is put right but
// what a person who runs a server would do: start again what has ended.
import { setTimeout as wait } from 'node:timers/promises';
import { oneOf, type Random } from '../../apps/server/src/gateway/hostile-frames.ts';
import type { Floor } from './floor.ts';
import { points, type Armed, type Point } from './points.ts';
import { fair, type Weather } from './proxy.ts';
import type { FaultOf } from './rounds.ts';

export interface Fault extends FaultOf<Floor> {
  /** Only the server that kills itself can have it. */
  needs?: 'mortal';
}

const between = (random: Random, least: number, most: number) => least + random() * (most - least);

async function inWeather({ lines }: Floor, ms: number, weather: Partial<Weather>): Promise<void> {
  lines.weather = { ...fair, ...weather };
  await wait(ms);
  lines.weather = fair;
}

/** Ends at that point when it is passed the next, second, … time: messages are on their way. */
const killedAt = (point: Point): Fault => ({
  name: `kill -9 at ${point}`,
  needs: 'mortal',
  async befall(floor, random, write) {
    floor.server.tell({ point, passes: Math.ceil(between(random, 0, 12)) } satisfies Armed);
    write();
    await floor.server.ended;
    await floor.startAgain('mortal');
  },
});

/** Line by line: what a switch that dies leaves behind. Those who are in doubt are told by the reset. */
const heldThenReset = (name: string, weather: Partial<Weather>): Fault => ({
  name,
  async befall(floor, random, write) {
    write();
    await inWeather(floor, between(random, 200, 1_000), weather);
    // What was held is lost with the line.
    floor.lines.resetAll();
  },
});

const slow = (name: string, weather: Partial<Weather>): Fault => ({
  name,
  async befall(floor, random, write) {
    write();
    await inWeather(floor, between(random, 200, 1_000), weather);
  },
});

export const faults: readonly Fault[] = [
  {
    name: 'kill -9 at any time',
    async befall(floor, random, write) {
      write();
      await wait(between(random, 0, 150));
      await floor.server.kill();
      await floor.startAgain(oneOf(random, ['built', 'built', 'mortal'] as const));
    },
  },
  ...points.map(killedAt),
  ...(['in order', 'killed'] as const).map((how): Fault => ({
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
      const ms = between(random, 200, 2_000);
      await floor.database.hold();
      write();
      await wait(ms);
      await floor.database.goOn();
    },
  },
  {
    name: 'the answer to a COMMIT lost',
    async befall(floor, random, write) {
      const lost = floor.database.loseCommit(Math.ceil(between(random, 0, 5)));
      write();
      await lost;
    },
  },
  heldThenReset('to the server, a black hole', { upHeld: true }),
  heldThenReset('from the server, a black hole', { downHeld: true }),
  heldThenReset('a black hole, both ways', { upHeld: true, downHeld: true }),
  slow('held back, and all at once', { upHeld: true, downHeld: true }),
  slow('200 ms late', { latencyMs: 200 }),
  slow('slices of 7 bytes', { sliceBytes: 7 }),
  slow('4 kB a second', { bytesPerSecond: 4_096, sliceBytes: 64 }),
  {
    name: 'all lines reset at once',
    async befall(floor, random, write) {
      write();
      await wait(between(random, 0, 60));
      floor.lines.resetAll();
    },
  },
  {
    name: 'cut within a frame',
    async befall(floor, random, write) {
      floor.lines.cutAfter(Math.ceil(between(random, 1, 400)));
      write();
      await wait(200);
      floor.lines.cutAfter(Infinity);
    },
  },
  {
    name: 'a laptop sleeps an hour',
    async befall(floor, random, write) {
      write();
      await wait(between(random, 0, 60));
      floor.lines.weather = { ...fair, upHeld: true, downHeld: true };
      await wait(200);
      floor.clock.jump(3_600_000);
      floor.lines.resetAll();
      floor.lines.weather = fair;
    },
  },
  {
    name: 'a page’s clock is set back a day',
    async befall(floor, _random, write) {
      write();
      floor.clock.jump(-86_400_000);
    },
  },
];
