// One contender of a glass workload, from its start to its end: its server on its core, the load generator on the other,
// the keys of one pace, and the search for the most that it sustains.
import { startDatabase, type Database } from '../floor/database.ts';
import { fill } from '../floor/fill.ts';
import { startOriel } from '../floor/oriel.ts';
import { cpuSeconds, processesUnder } from '../machine.ts';
import { startProgram, type Program, type Surroundings } from '../programs.ts';
import type { Bench } from '../workload.ts';
import type { Crowd, Tickets } from './contender.ts';
import type { Order } from './generate-main.ts';
import type { Typed } from './typing.ts';

/** What counts as sustained. */
const p99MsMax = 100;
const shareMin = 0.99;
const onTimeMin = 0.97;

/** The floor that Oriel's runs share. */
export interface GlassFloor {
  crowd: Crowd;
  database: Database;
  tickets: Tickets;
}

export async function openGlassFloor(bench: Bench, crowd: Crowd): Promise<GlassFloor> {
  // With the server, on its core: what Oriel needs counts as Oriel's.
  const database = await startDatabase(bench.cores?.server);
  try {
    const filling = { ...crowd, interactionsEach: 1, messages: 1 };
    return { crowd, database, tickets: await fill(database.url, filling) };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

export interface Running {
  name: string;
  pid: number;
  type(keysPerSecond: number, seconds: number): Promise<Typed & Used>;
  ask<Answer>(order: Order): Promise<Answer>;
}

export interface Used {
  /** Seconds of processor time. */
  serverCpu: number;
  databaseCpu: number;
}

/** A contender's server, on its core. */
export async function withServer<T>(
  bench: Bench,
  floor: GlassFloor,
  name: string,
  use: (server: { pid: number; port: number }) => Promise<T>,
  surroundings: Surroundings = {},
): Promise<T> {
  const core = bench.cores?.server;
  const server = isOriel(name)
    ? await startOriel({ core, databaseUrl: floor.database.url, ...surroundings })
    : startProgram('glass/serve-main.ts', [name], core, surroundings);
  try {
    const port = 'port' in server ? server.port : (await server.said<{ port: number }>()).port;
    return await use({ pid: server.pid, port });
  } finally {
    await server.stop();
  }
}

const isOriel = (name: string): boolean => name.startsWith('Oriel');

/** The load generator, on the other core, with everybody of the floor in. */
export async function withCrowd<T>(
  bench: Bench,
  { crowd, tickets }: GlassFloor,
  name: string,
  port: number,
  use: (generator: Program) => Promise<T>,
): Promise<T> {
  const generator = startProgram('glass/generate-main.ts', [], bench.cores?.generator);
  try {
    const join: Order = { do: 'join', contender: name, port, crowd, tickets: isOriel(name) ? tickets : undefined };
    await generator.ask(join);
    return await use(generator);
  } finally {
    await generator.stop();
  }
}

export function withContender<T>(
  bench: Bench,
  floor: GlassFloor,
  name: string,
  use: (running: Running) => Promise<T>,
  surroundings: Surroundings = {},
): Promise<T> {
  const run = ({ pid, port }: { pid: number; port: number }) =>
    withCrowd(bench, floor, name, port, (generator) => {
      // A process of the database may end meanwhile, and takes its count with it.
      const databaseUsed = () =>
        new Map(
          isOriel(name) ? processesUnder(floor.database.pid).map((process) => [process, cpuSeconds(process)]) : [],
        );
      return use({
        name,
        pid,
        async type(keysPerSecond, seconds) {
          const before = cpuSeconds(pid);
          const databaseBefore = databaseUsed();
          const typed = await generator.ask<Typed>({ do: 'type', keysPerSecond, seconds } satisfies Order);
          const serverCpu = cpuSeconds(pid) - before;
          let databaseCpu = 0;
          for (const [process, used] of databaseUsed()) databaseCpu += used - (databaseBefore.get(process) ?? 0);
          return { ...typed, serverCpu, databaseCpu };
        },
        ask: (order) => generator.ask(order),
      });
    });
  return withServer(bench, floor, name, run, surroundings);
}

export interface Sustained {
  /** Deliveries a second. */
  perSecond: number;
  /** Seconds of processor for a million of them, at that rate. */
  perMillion: number;
}

/** A rate that is too much, then halfway between what is and what is not, a few times. */
export async function sustained(
  bench: Bench,
  { crowd }: GlassFloor,
  running: Running,
  from: number,
): Promise<Sustained> {
  const seconds = bench.at({ tiny: 0.2, quick: 1, full: 2 });
  const halvings = bench.at({ tiny: 1, quick: 3, full: 4 });
  let best: Sustained = { perSecond: 0, perMillion: NaN };
  const try_ = async (deliveriesPerSecond: number): Promise<boolean> => {
    const typed = await running.type(deliveriesPerSecond / crowd.watchersPerTeam, seconds);
    const isSustained = typed.p99 < p99MsMax && typed.share >= shareMin && typed.onTime >= onTimeMin;
    const perSecond = typed.deliveries / typed.seconds;
    bench.tell(
      `  ${running.name} ${Math.round(deliveriesPerSecond)}/s: 99th ${typed.p99.toFixed(1)} ms, generator ${Math.round(typed.generatorBusy * 100)} %, server ${Math.round((typed.serverCpu / typed.seconds) * 100)} % ${isSustained ? '' : '— too much'}`,
    );
    if (isSustained && perSecond > best.perSecond)
      best = { perSecond, perMillion: (typed.serverCpu / typed.deliveries) * 1e6 };
    return isSustained;
  };
  let low = 0;
  let high = from;
  const most = bench.at({ tiny: from, quick: 2_000_000, full: 2_000_000 });
  while (high <= most && (await try_(high))) {
    low = high;
    high *= 1.6;
  }
  if (low === 0) {
    while (high > 1_000 && !(await try_(high / 2))) high /= 2;
    low = high / 2;
  }
  for (let halving = 0; halving < halvings; halving += 1) {
    const middle = (low + high) / 2;
    if (await try_(middle)) low = middle;
    else high = middle;
  }
  return best;
}
