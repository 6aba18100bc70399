// The floor of one run: time, database, lines, the nodes and the bus between them, and everybody's way in.
import type { Chain } from '../apps/server/src/supervision/chain/chain.ts';
import { KeptChain } from '../apps/server/src/supervision/chain/kept-chain.ts';
import {
  connect,
  drafts,
  memoryOutbox,
  watchDrafts,
  type Client,
  type Drafts,
  type OutboxStore,
  type ViewHandle,
} from '@oriel/client';
import type { Listed } from '@oriel/domain';
import type { View } from '@oriel/protocol';
import { createHash } from 'node:crypto';
import { Database, type Snapshot } from './database/database.ts';
import { weather, type Journal } from './database/pool.ts';
import { NatsServer, type NatsEars } from './nats.ts';
import { Network, type Ears, type Host, type LineKind } from './network.ts';
import { Node, type Ports } from './node.ts';
import { between, chance, Seeded } from './seeded.ts';
import { Time } from './time.ts';

/** A Monday morning. */
const beginsAt = Date.UTC(2026, 0, 5, 9);

/** Where people come in, where there are several nodes: each has a home, or all who only look have one of their own. */
export type Homes = 'spread' | 'apart';

export interface FloorOptions {
  seed: number;
  nodes: number;
  homes: Homes;
  ears: Ears;
  natsEars?: NatsEars;
  journal?: Journal;
  plant?: Ports['plant'];
}

/** The door to somebody's desk or chat: what a browser needs, and what it keeps over a reload. */
export interface Seat {
  page: string;
  token: string;
  seat: boolean;
  line: LineKind;
  outbox: OutboxStore;
  /** Comes in at this node and no other. */
  node?: number;
}

/** Nodes do not start in the same moment, and what each does every second does not fall together. */
const startsWithinMs = 900;
/** Now and then a line comes in elsewhere, as an even spread over nodes has it. */
const elsewhereShare = 0.15;

let begun: Promise<Snapshot> | undefined;
/** What every run begins with. */
export const firstTables = (): Promise<Snapshot> => (begun ??= firstFloor());

/** A floor as the server sets it up on an empty database, made once. */
async function firstFloor(): Promise<Snapshot> {
  const database = new Database();
  const time = new Time(beginsAt - 60_000);
  const seeded = new Seeded(0);
  const network = new Network(time, seeded, {});
  const forecast = () => ({ before: 0, after: 0, breaks: null });
  const node = await Node.start({ at: 0, time, seeded, network, database, chain: new KeptChain(), forecast });
  const stopped = node.stop();
  await time.pass(1_000);
  await stopped;
  const transaction = database.begin();
  await database.run(transaction, `update deployment set zone = 'UTC'`, []);
  database.commit(transaction);
  return database.snapshot();
}

export class Floor {
  readonly time: Time;
  readonly seeded: Seeded;
  readonly network: Network;
  readonly database: Database;
  /** How much of the world goes wrong, from 0 to 1. */
  rough = 0;
  /** Between the nodes, where there are several. */
  readonly nats: NatsServer | undefined;
  readonly #nodes: (Node | undefined)[];
  readonly #ports: Ports[];
  readonly #pinned = new Map<string, number>();

  private constructor(database: Database, { seed, nodes, homes, ears, natsEars = {}, journal, plant }: FloorOptions) {
    this.time = new Time(beginsAt);
    this.seeded = new Seeded(seed);
    this.network = new Network(this.time, this.seeded, ears);
    this.database = database;
    const { time, seeded, network } = this;
    const nats = nodes > 1 ? new NatsServer(time, seeded, () => this.rough, natsEars) : undefined;
    this.nats = nats;
    const chain = new KeptChain();
    this.#nodes = Array.from({ length: nodes }, () => undefined);
    this.#ports = this.#nodes.map((_, at) => {
      const forecast = weather(seeded, time, () => this.rough, at);
      return {
        at,
        time,
        seeded,
        network,
        database,
        chain,
        forecast,
        ...(nats && { nats }),
        ...(journal && { journal }),
        ...(plant && { plant }),
      };
    });
    this.network.homeOf = (page) => this.#homeOf(page, homes);
  }

  #homeOf(page: string, homes: Homes): number {
    const nodes = this.#nodes.length;
    const pinned = this.#pinned.get(page);
    if (pinned !== undefined || nodes === 1) return pinned ?? 0;
    if (homes === 'apart') return page.includes('.looks.') ? nodes - 1 : 0;
    const dice = this.seeded.of(`way of ${page}`);
    const isElsewhere = chance(dice, elsewhereShare);
    return Math.floor((isElsewhere ? dice() : this.seeded.at(`home of ${page.split('-')[0]}`)) * nodes);
  }

  static async open(options: FloorOptions): Promise<Floor> {
    const snapshot = await firstTables();
    const floor = new Floor(Database.from(snapshot), options);
    for (const at of floor.#nodes.keys()) {
      if (at > 0) await floor.time.pass(between(floor.seeded.of('starts'), 1, startsWithinMs));
      await floor.start(at);
    }
    return floor;
  }

  /** What the monitoring log holds, of all nodes. */
  get chain(): Chain {
    return this.#ports[0]!.chain;
  }

  /** Those that are up. */
  get nodes(): Node[] {
    return this.#nodes.filter((node) => node !== undefined);
  }

  /** None is missing. */
  get isWhole(): boolean {
    return this.nodes.length === this.#nodes.length;
  }

  isUp(at: number): boolean {
    return this.#nodes[at] !== undefined;
  }

  hostOf(at: number): Host | undefined {
    return this.#nodes[at]?.host;
  }

  async start(at: number): Promise<void> {
    this.#nodes[at] = await Node.start(this.#ports[at]!);
  }

  /** Resolves when all have been sent away; time has to pass for it. */
  async drain(at: number): Promise<void> {
    const node = this.#nodes[at];
    this.#nodes[at] = undefined;
    await node?.stop();
  }

  fall(at: number): void {
    this.#nodes[at]?.fall();
    this.#nodes[at] = undefined;
  }

  /** The database is put back from a copy, in which nothing is missing: no position from before is good any more. */
  restore(): void {
    const epoch = Buffer.from(this.seeded.bytes('epochs', 16)).toString('base64url');
    void this.#write('update deployment set epoch = $1', [epoch]);
  }

  /** The person's id. */
  idOf(email: string): string {
    for (const { listed } of this.database.rows('directory')) {
      const each = listed as Listed;
      if (each.kind === 'person' && each.email === email) return each.id;
    }
    throw new Error(`Nobody is called ${email}.`);
  }

  /** A session, as a sign-in begins it: the password's work is left out, for it is real time. */
  async signIn(email: string): Promise<string> {
    const secret = Buffer.from(this.seeded.bytes('sessions', 32)).toString('base64url');
    const now = this.time.now();
    await this.#write(
      'insert into sessions (hash, person, created_at, seen_at, expires_at) values ($1, $2, $3, $3, $4)',
      [createHash('sha256').update(secret).digest('hex'), this.idOf(email), now, now + 7 * 24 * 3_600_000],
    );
    return secret;
  }

  /** Past the server, at once. */
  async #write(sql: string, parameters: readonly unknown[]): Promise<void> {
    const transaction = this.database.begin();
    const answer = await this.database.run(transaction, sql, parameters);
    this.database.commit(transaction);
    this.#ports[0]!.journal?.({ of: null, sql, parameters, answer });
  }

  /** A browser, or a page of it. */
  browse({ page, token, seat, line, outbox, node }: Seat): Browser {
    if (node !== undefined) this.#pinned.set(page, node);
    const clock = this.time.clock();
    const client = connect({
      url: 'ws://floor',
      token,
      page,
      seat,
      sockets: this.network.sockets(page, line),
      clock,
      random: this.seeded.of(`page ${page}`),
      surroundings: { watch: () => () => {} },
      outbox,
    });
    const shown = new Map<ViewHandle, ViewHandle | undefined>();
    const own = seat ? drafts(client) : undefined;
    if (!own) watchDrafts(client);
    return {
      client,
      drafts: own,
      shown,
      open(view, via) {
        const handle = client.open(view, via ? { via } : {});
        shown.set(handle, via);
        return handle;
      },
      shut(handle) {
        shown.delete(handle);
        handle.close();
      },
      close: () => {
        own?.end();
        client.end();
        clock.stop();
      },
    };
  }
}

export interface Browser {
  client: Client;
  /** What is on its screen, and in which desk. */
  shown: ReadonlyMap<ViewHandle, ViewHandle | undefined>;
  open(view: View, via?: ViewHandle): ViewHandle;
  shut(handle: ViewHandle): void;
  drafts: Drafts | undefined;
  /** The page goes away: nothing of it goes on. */
  close(): void;
}

export { memoryOutbox };
