// One node of the floor: the server as it is composed, on the database in memory, the lines and the time of the run. It
// can be stopped, as at a new version, and it can fall.
import type { Pool } from 'pg';
import { compose, type Around, type Composed, type House } from '../apps/server/src/compose.ts';
import type { Chain } from '../apps/server/src/supervision/chain/chain.ts';
import { KeptLog } from '../apps/server/src/log.ts';
import { isLive, type Bus } from '../apps/server/src/bus/bus.ts';
import type { ConnectNats } from '../apps/server/src/bus/nats-bus.ts';
import { DraftMirror } from '../apps/server/src/hub/draft-mirror.ts';
import type { Database } from './database/database.ts';
import { createPools, type Forecast, type Journal, type Pools } from './database/pool.ts';
import type { NatsServer } from './nats.ts';
import type { Host, Network } from './network.ts';
import type { Seeded } from './seeded.ts';
import type { Time } from './time.ts';

/** What a planted leak puts around the ports of a node. */
export interface Planted extends Pick<Around, 'commits' | 'bus' | 'views'> {
  pool?: (name: string, make: (name: string) => Pool) => Pool;
  nats?: (connect: ConnectNats) => ConnectNats;
  /** Told how to draw once more from where ids are drawn. */
  draws?: (draw: () => void) => void;
}

export interface Ports {
  /** Which of the nodes. */
  at: number;
  /** Between several nodes. */
  nats?: NatsServer;
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
  /** Drafts and looks, as this node's views have been told of them. */
  readonly told: DraftMirror;
  readonly host: Host;
  readonly #way: { cut(): void } | undefined;
  readonly #ports: Ports;
  readonly #pools: Pools;
  readonly #composed: Composed;
  readonly #clock: ReturnType<Time['clock']>;

  private constructor(
    ports: Ports,
    pools: Pools,
    clock: ReturnType<Time['clock']>,
    around: { log: KeptLog; house: House; told: DraftMirror; way: { cut(): void } | undefined },
    composed: Composed,
  ) {
    this.#ports = ports;
    this.#pools = pools;
    this.#clock = clock;
    this.log = around.log;
    this.house = around.house;
    this.told = around.told;
    this.#way = around.way;
    this.#composed = composed;
    this.host = { take: (line, cookie) => this.house.gateway.take(line, cookie) };
  }

  static async start(ports: Ports): Promise<Node> {
    const { at, nats, time, seeded, network, database, chain, forecast, journal, plant } = ports;
    const { pool: poolOf, draws, bus: plantBus, nats: plantNats, ...around } = plant?.(time) ?? {};
    draws?.(() => seeded.bytes('ids', 16));
    let isUp = false;
    const pools = createPools(database, time, (...asked) => (isUp ? forecast(...asked) : calm(...asked)), journal);
    const clock = time.clock();
    const log = new KeptLog();
    const way = nats?.way(at);
    const told = new DraftMirror();
    const hear = (plain: Bus): Bus => {
      const bus = plantBus?.(plain) ?? plain;
      bus.subscribe((items) => {
        for (const item of items) if (isLive(item)) told.take(item);
      });
      return bus;
    };
    let house: House | undefined;
    const composed = await time.hold(
      compose({ ...options, natsUrl: way && 'nats://floor' }, '', log, {
        ...around,
        bus: hear,
        ...(way && { nats: plantNats?.(way.connect) ?? way.connect }),
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
    const node = new Node(ports, pools, clock, { log, house: house!, told, way }, composed);
    network.serve(at, node.host);
    return node;
  }

  /** Takes nobody any more, says goodbye to all, and is gone. Time has to pass for it. */
  async stop(): Promise<void> {
    this.#ports.network.serve(this.#ports.at, undefined);
    // Where the last it has to say cannot be written, the process ends all the same.
    await this.#composed.stop().catch(() => {});
    this.#gone();
  }

  /** `kill -9`. */
  fall(): void {
    this.#gone();
    this.#ports.network.fell(this.#ports.at, this.host);
  }

  #gone(): void {
    this.#clock.stop();
    this.#pools.cut();
    this.#way?.cut();
  }
}
