// NATS between the nodes of a run, as its client shows it (apps/server/src/bus/nats-bus.ts). One node's messages keep their
// order on the way to another, those of several nodes do not among each other. They come late, get lost, come twice; a
// connection is a black hole until its pings are missed, is reset, stands still; the server stops and comes back. Chance
// is a stream for each connection, drawn at every message: one message more is seen in all that follow.
import type { ConnectNats, Nats } from '../apps/server/src/bus/nats-bus.ts';
import { between, chance, type Random, type Seeded } from './seeded.ts';
import type { Time } from './time.ts';

type Heard = (error: Error | null, message: { readonly data: Uint8Array }) => void;

/** A ping each two seconds, one may stay out: after this, a line on which nothing is answered is made anew. */
const noticed = { leastMs: 2_000, mostMs: 4_000 };
const reconnectEveryMs = 500;
const plain = { leastMs: 0, mostMs: 4 };
const slow = { leastMs: 100, mostMs: 600 };
/** While the world is rough: of a thousand messages on their way to a node, so many are lost, and so many come twice. */
const [lostShare, twiceShare] = [0.006, 0.004];

export interface NatsEars {
  /** A message comes out at a node. */
  heard?(node: number, data: Uint8Array): void;
  lost?(): void;
  twice?(): void;
  reconnected?(): void;
}

export class NatsServer {
  readonly time: Time;
  readonly ears: NatsEars;
  readonly #seeded: Seeded;
  readonly #connections = new Set<Connection>();
  /** Nodes that reach nobody, and nodes for which everything takes long. */
  readonly #blackHoles = new Set<number>();
  readonly #slow = new Set<number>();
  #isUp = true;
  readonly #made = new Map<number, number>();
  /** How much of the world goes wrong, from 0 to 1. */
  readonly rough: () => number;

  constructor(time: Time, seeded: Seeded, rough: () => number, ears: NatsEars) {
    this.time = time;
    this.#seeded = seeded;
    this.rough = rough;
    this.ears = ears;
  }

  /** The way to it for one node. */
  way(node: number): { connect: ConnectNats; cut(): void } {
    const own = new Set<Connection>();
    return {
      connect: async () => {
        if (!this.reaches(node)) throw new Error('connection refused');
        const connection = new Connection(this, node, this.#seeded.of(this.#nextOf(node)));
        this.#connections.add(connection);
        own.add(connection);
        return connection;
      },
      // The process is gone: what had left it may arrive, and it hears nothing any more.
      cut() {
        for (const connection of own) void connection.close();
      },
    };
  }

  /** The name of its next connection's chance. */
  #nextOf(node: number): string {
    const made = (this.#made.get(node) ?? 0) + 1;
    this.#made.set(node, made);
    return made === 1 ? `bus of node ${node}` : `bus of node ${node}, ${made}`;
  }

  reaches(node: number): boolean {
    return this.#isUp && !this.#blackHoles.has(node);
  }

  isBlackHole(node: number): boolean {
    return this.#blackHoles.has(node);
  }

  latency(node: number, random: Random): number {
    const { leastMs, mostMs } = this.#slow.has(node) ? slow : plain;
    return between(random, leastMs, mostMs);
  }

  /** The server has a message. */
  pass(from: Connection, subject: string, data: Uint8Array): void {
    if (!this.#isUp) return;
    for (const to of this.#connections) if (to !== from) to.down(subject, data);
  }

  forget(connection: Connection): void {
    this.#connections.delete(connection);
  }

  stop(): void {
    this.#isUp = false;
    for (const connection of this.#connections) connection.reset();
  }

  start(): void {
    this.#isUp = true;
  }

  /** Nothing goes to this node or comes from it, without a word. */
  swallow(node: number): void {
    this.#blackHoles.add(node);
    for (const connection of this.#connections) if (connection.node === node) connection.silent();
  }

  /** Too short to be noticed: what was on its way comes when it is over. */
  stall(node: number, ms: number): void {
    for (const connection of this.#connections) if (connection.node === node) connection.stall(ms);
  }

  slowDown(node: number): void {
    this.#slow.add(node);
  }

  resetAll(node: number): void {
    for (const connection of this.#connections) if (connection.node === node) connection.reset();
  }

  /** All is well with this node's way, or with everybody's. */
  mend(node?: number): void {
    if (node === undefined) {
      this.start();
      this.#blackHoles.clear();
      this.#slow.clear();
    } else {
      this.#blackHoles.delete(node);
      this.#slow.delete(node);
    }
  }
}

class Connection implements Nats {
  readonly node: number;
  readonly #server: NatsServer;
  readonly #random: Random;
  readonly #subscriptions: { subject: string; heard: Heard }[] = [];
  readonly #statuses: { type: string }[] = [];
  #told: (() => void) | undefined;
  /** Counts connections made: what was on its way on a former one is lost. */
  #line = 0;
  #isUp = true;
  #isOver = false;
  #upFreeAt = 0;
  #downFreeAt = 0;
  /** Told when it is certain that they are not answered. */
  readonly #flushes = new Set<(error: Error) => void>();

  constructor(server: NatsServer, node: number, random: Random) {
    this.#server = server;
    this.node = node;
    this.#random = random;
  }

  subscribe(subject: string, { callback }: { callback: Heard }): void {
    this.#subscriptions.push({ subject, heard: callback });
  }

  publish(subject: string, bytes: Uint8Array): void {
    const data = bytes.slice();
    this.#up(() => this.#server.pass(this, subject, data));
  }

  /** While a node starts, time stands still: it is answered at once. */
  async flush(): Promise<void> {
    if (this.#server.time.isHeld) return;
    await new Promise<void>((resolve, reject) => {
      this.#flushes.add(reject);
      this.#up(() =>
        this.#later('down', () => {
          this.#flushes.delete(reject);
          resolve();
        }),
      );
    });
  }

  async *status(): AsyncIterable<{ type: string }> {
    while (!this.#isOver) {
      const next = this.#statuses.shift();
      if (next) yield next;
      else await new Promise<void>((resolve) => (this.#told = resolve));
    }
  }

  async close(): Promise<void> {
    this.#isOver = true;
    this.#server.forget(this);
    this.#unanswered();
    this.#told?.();
  }

  /** Also for who subscribes to nothing of this: the draws do not depend on it. */
  down(subject: string, data: Uint8Array): void {
    const { ears, rough } = this.#server;
    const fate = this.#random();
    const isLost = fate < lostShare * rough();
    const isTwice = fate > 1 - twiceShare * rough();
    this.#later('down', () => {
      if (isLost) return ears.lost?.();
      if (isTwice) ears.twice?.();
      for (let at = 0; at < (isTwice ? 2 : 1); at += 1) {
        ears.heard?.(this.node, data);
        for (const each of this.#subscriptions) if (each.subject === subject) each.heard(null, { data });
      }
    });
  }

  stall(ms: number): void {
    this.#upFreeAt = this.#downFreeAt = Math.max(this.#upFreeAt, this.#downFreeAt, this.#server.time.now() + ms);
  }

  /** Nothing is answered any more, and before long that is noticed. */
  silent(): void {
    this.#line += 1;
    const line = this.#line;
    this.#server.time.after(between(this.#random, noticed.leastMs, noticed.mostMs), () => {
      if (line === this.#line) this.reset();
    });
  }

  reset(): void {
    if (this.#isOver) return;
    this.#line += 1;
    this.#unanswered();
    if (!this.#isUp) return;
    this.#isUp = false;
    this.#say('disconnect');
    this.#reconnect();
  }

  #unanswered(): void {
    for (const reject of this.#flushes) reject(new Error('disconnected'));
    this.#flushes.clear();
  }

  #reconnect(): void {
    this.#server.time.after(reconnectEveryMs + between(this.#random, 0, 100), () => {
      if (this.#isOver) return;
      if (!this.#server.reaches(this.node)) return this.#reconnect();
      this.#isUp = true;
      this.#line += 1;
      this.#unanswered();
      this.#server.ears.reconnected?.();
      this.#say('reconnect');
    });
  }

  #say(type: string): void {
    this.#statuses.push({ type });
    this.#told?.();
  }

  #up(arrive: () => void): void {
    const latency = this.#server.latency(this.node, this.#random);
    if (this.#isOver || !this.#isUp || this.#server.isBlackHole(this.node)) return;
    this.#later('up', arrive, latency);
  }

  #later(way: 'up' | 'down', arrive: () => void, latency = this.#server.latency(this.node, this.#random)): void {
    if (!this.#isUp || this.#server.isBlackHole(this.node)) return;
    const { time } = this.#server;
    const line = this.#line;
    const freeAt = way === 'up' ? this.#upFreeAt : this.#downFreeAt;
    const at = Math.max(freeAt, time.now() + latency);
    if (way === 'up') this.#upFreeAt = at;
    else this.#downFreeAt = at;
    time.at(at, () => {
      if (line !== this.#line) return;
      if (way === 'down' && this.#isOver) return;
      arrive();
    });
  }
}

/** One thing that goes wrong between a node and NATS, and how long. */
export function spoil(nats: NatsServer, node: number, dice: Random): { kind: string; ms: number; mend(): void } {
  const [does, shortMs] = [dice(), between(dice, 50, noticed.leastMs)];
  const ms = between(dice, noticed.mostMs, 20_000);
  const mend = () => nats.mend(node);
  if (does < 0.15) {
    nats.stop();
    return { kind: 'NATS stopped', ms: chance(dice, 0.5) ? shortMs : ms, mend: () => nats.start() };
  }
  if (does < 0.3) {
    nats.resetAll(node);
    return { kind: 'bus reset', ms: shortMs, mend };
  }
  if (does < 0.5) {
    nats.slowDown(node);
    return { kind: 'bus slow', ms, mend };
  }
  if (does < 0.6) {
    nats.stall(node, shortMs);
    return { kind: 'bus stall', ms: shortMs, mend };
  }
  nats.swallow(node);
  return { kind: 'split', ms, mend };
}
