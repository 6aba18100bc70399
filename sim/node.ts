// One node of the floor: the server as it is composed, on the database in memory, the lines and the time of the run. It
// can be stopped, as at a new version, and it can fall.
import type { Pool } from 'pg';
import { compose, type Around, type Composed, type House } from '../apps/server/src/compose.ts';
import type { Chain } from '../apps/server/src/supervision/chain/chain.ts';
import { KeptLog } from '../apps/server/src/log.ts';
import type { Database } from './database/database.ts';
import { createPools, type Forecast, type Journal, type Pools } from './database/pool.ts';
import type { Network } from './network.ts';
import type { Seeded } from './seeded.ts';
import type { Time } from './time.ts';

/** What a planted leak puts around the ports of a node. */
export interface Planted extends Pick<Around, 'commits' | 'bus' | 'views'> {
  pool?: (name: string, make: (name: string) => Pool) => Pool;
  /** Told how to draw once more from where ids are drawn. */
  draws?: (draw: () => void) => void;
}

export interface Ports {
  time: Time;
  seeded: Seeded;
  network: Network;
  database: Database;
  /** What the monitoring log holds: it outlives nodes. */
  chain: Chain;
  forecast: Forecast;
  journal?: Journal;
  /** Asked for each node anew. */
  plant?: (time: Time) => Planted;
}

/** While it starts, time stands still: what it asks is answered at once. */
const calm: Forecast = () => ({ before: 0, after: 0, breaks: null });

const options = {
  port: 0,
  host: '127.0.0.1',
  url: undefined,
  dataDir: '',
  databaseUrl: undefined,
  natsUrl: undefined,
  floor: 'quiet' as const,
  headsFile: undefined,
  headsUrl: undefined,
};

export class Node {
  readonly log: KeptLog;
  readonly house: House;
  readonly #ports: Ports;
  readonly #pools: Pools;
  readonly #composed: Composed;
  readonly #clock: ReturnType<Time['clock']>;

  private constructor(
    ports: Ports,
    pools: Pools,
    clock: ReturnType<Time['clock']>,
    log: KeptLog,
    house: House,
    composed: Composed,
  ) {
    this.#ports = ports;
    this.#pools = pools;
    this.#clock = clock;
    this.log = log;
    this.house = house;
    this.#composed = composed;
  }

  static async start(ports: Ports): Promise<Node> {
    const { time, seeded, network, database, chain, forecast, journal, plant } = ports;
    const { pool: poolOf, draws, ...around } = plant?.(time) ?? {};
    draws?.(() => seeded.bytes('ids', 16));
    let isUp = false;
    const pools = createPools(database, time, (...asked) => (isUp ? forecast(...asked) : calm(...asked)), journal);
    const clock = time.clock();
    const log = new KeptLog();
    let house: House | undefined;
    const composed = await time.hold(
      compose(options, '', log, {
        ...around,
        clock,
        pool: (name) => poolOf?.(name, pools.make) ?? pools.make(name),
        chain: pools.chain(chain),
        random: (domain) => (size) => seeded.bytes(domain, size),
        open: async (opened) => {
          house = opened;
          return { port: 0, close: async () => {}, clear() {} };
        },
      }),
    );
    isUp = true;
    const node = new Node(ports, pools, clock, log, house!, composed);
    network.serve({ take: (line, cookie) => house!.gateway.take(line, cookie) });
    return node;
  }

  /** Takes nobody any more, says goodbye to all, and is gone. Time has to pass for it. */
  async stop(): Promise<void> {
    this.#ports.network.serve(undefined);
    // Where the last it has to say cannot be written, the process ends all the same.
    await this.#composed.stop().catch(() => {});
    this.#clock.stop();
    this.#pools.cut();
  }

  /** `kill -9`. */
  fall(): void {
    this.#clock.stop();
    this.#pools.cut();
    this.#ports.network.fell();
  }
}
