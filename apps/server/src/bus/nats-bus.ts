// The bus between nodes, on NATS core. Here it is the bus within the process, which waits for nobody; the other nodes get
// a copy, on one subject that every node hears at all times, whoever looks at what: no interest of a subscriber reaches
// who publishes (S4). NATS loses what it cannot deliver, so messages are numbered. Who finds a hole reads the truth again
// from the database (P5) and asks for what is in memory alone, which are drafts and where agents look.
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Bus, DraftWhole, Focus, Item } from './bus.ts';
import { Peer } from './peer.ts';
import { read, write } from './wire.ts';

/** A number is told this often, also when nothing happens: by it a hole at the end is found. */
export const beatEveryMs = 1_000;
/** A node unheard of for this long is gone, and its drafts with it: as long as an agent counts as connected. */
export const peerGoneMs = 45_000;
/** Bytes that NATS has not confirmed. Beyond, nothing more is given to it until it has, and the others see a hole. */
const unconfirmedMax = 8 * 1024 * 1024;
/** Far below what nats-server takes (1 MiB), so that a beat is never long behind. */
const messageBytesMax = 256 * 1024;
/** A connection on which nothing is answered is found and made anew within twice this. */
const pingEveryMs = 2_000;
const reconnectEveryMs = 500;

/** What a node holds of its own people's drafts and looks. */
export interface Standing {
  take(item: Item): void;
  all(): (DraftWhole | Focus)[];
}

export interface NatsBusDeps {
  url: string;
  /** One for each database: two deployments on one NATS never hear each other. */
  subject: string;
  /** Another at every start. */
  node: string;
  clock: Clock;
  log: Log;
  /** Delivers on this node. */
  here: Bus;
  /** Of this node's own people. */
  standing: Standing;
  /** Brings what is held in memory in line. Returns what is to be delivered here. */
  heard(items: readonly Item[]): readonly Item[];
  /** Something may have been missed: what is committed has to be read again. Rejects when that could not be done. */
  missed(): Promise<void>;
}

export class NatsBus implements Bus {
  readonly node: string;
  readonly #deps: NatsBusDeps;
  readonly #peers = new Map<string, Peer>();
  readonly #stopBeating: () => void;
  #nats: NatsConnection | undefined;
  #isUp = false;
  #pending: Item[] = [];
  #sendsLater = false;
  #seq = 0;
  #unconfirmed = 0;
  #confirming = false;
  #asks = true;
  #missed = false;
  #stopped = false;
  #retry: (() => void) | undefined;

  constructor(deps: NatsBusDeps) {
    this.#deps = deps;
    this.node = deps.node;
    this.#stopBeating = deps.clock.every(beatEveryMs, () => this.#beat());
  }

  /** Resolves when tried once; goes on trying. Without it this node works alone. */
  async start(): Promise<void> {
    const { url, log, clock } = this.#deps;
    try {
      const nats = await connect({
        servers: url.split(','),
        noEcho: true,
        timeout: 2_000,
        pingInterval: pingEveryMs,
        maxPingOut: 1,
        maxReconnectAttempts: -1,
        reconnectTimeWait: reconnectEveryMs,
        reconnectJitter: reconnectEveryMs / 5,
        ignoreAuthErrorAbort: true,
      });
      if (this.#stopped) return await nats.close();
      this.#nats = nats;
      this.#isUp = true;
      nats.subscribe(this.#deps.subject, {
        callback: (error, message) => {
          if (!error) this.#hear(message.data);
        },
      });
      void this.#follow(nats);
      await nats.flush().catch(() => {});
      this.#send([]);
    } catch (error) {
      if (this.#stopped) return;
      log.warn({ error: String(error) }, 'NATS is not reached: this node hears no other');
      this.#retry = clock.after(reconnectEveryMs, () => void this.start());
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopBeating();
    this.#retry?.();
    this.#sendPending();
    this.#isUp = false;
    await this.#nats?.close();
  }

  publish(items: readonly Item[]): void {
    this.#deps.here.publish(items);
    for (const item of items) {
      // Scopes are numbered by each node for itself; each counts for itself.
      if (item.kind === 'inbox') continue;
      this.#deps.standing.take(item);
      this.#pending.push(item);
    }
    if (this.#sendsLater || this.#pending.length === 0) return;
    this.#sendsLater = true;
    this.#deps.clock.nextTurn(() => this.#sendPending());
  }

  subscribe(take: (items: readonly Item[]) => void): () => void {
    return this.#deps.here.subscribe(take);
  }

  #sendPending(): void {
    this.#sendsLater = false;
    const items = this.#pending;
    this.#pending = [];
    if (items.length > 0) this.#send(items);
  }

  #beat(): void {
    const { clock, here } = this.#deps;
    this.#send([]);
    // What could not be heard while NATS was away is looked for in the database all the time.
    if (!this.#isUp) this.#missed = true;
    if (this.#missed) void this.#readAgain();
    for (const [id, peer] of this.#peers) {
      if (clock.now() - peer.heardAt < peerGoneMs) continue;
      this.#peers.delete(id);
      here.publish(peer.over());
    }
  }

  async #readAgain(): Promise<void> {
    this.#missed = false;
    try {
      await this.#deps.missed();
    } catch {
      // With the next beat again.
      this.#missed = true;
    }
  }

  /** In as few messages as fit. What cannot be sent takes its number with it: the others see the hole. */
  #send(items: readonly Item[], whole = false): void {
    const asks = this.#asks && !whole;
    const { node } = this.#deps;
    const parts = whole ? [write({ node, seq: this.#seq + 1, asks, whole, items })] : this.#parts(items, asks);
    for (const bytes of parts) {
      this.#seq += 1;
      if (!this.#isUp || !this.#nats || this.#unconfirmed > unconfirmedMax) continue;
      if (bytes.length > (this.#nats.info?.max_payload ?? messageBytesMax)) continue;
      this.#nats.publish(this.#deps.subject, bytes);
      this.#unconfirmed += bytes.length;
      if (asks) this.#asks = false;
    }
    this.#confirm();
  }

  #parts(items: readonly Item[], asks: boolean): Uint8Array[] {
    const { node } = this.#deps;
    const all = write({ node, seq: this.#seq + 1, asks, whole: false, items });
    if (all.length <= messageBytesMax || items.length < 2) return [all];
    // Seldom: a batch of long texts. One an item, each with its own number.
    return items.map((item, at) => write({ node, seq: this.#seq + 1 + at, asks, whole: false, items: [item] }));
  }

  #confirm(): void {
    if (this.#confirming || !this.#isUp || !this.#nats) return;
    this.#confirming = true;
    const bytes = this.#unconfirmed;
    void this.#nats
      .flush()
      .catch(() => {})
      .finally(() => {
        this.#confirming = false;
        this.#unconfirmed = Math.max(0, this.#unconfirmed - bytes);
      });
  }

  #hear(data: Uint8Array): void {
    const { node, clock, here, heard, standing, log } = this.#deps;
    const message = read(data);
    if (!message) {
      log.warn({ bytes: data.length }, 'a message on the bus that this version does not read');
      this.#missed = true;
      return;
    }
    if (message.node === node) return;
    let peer = this.#peers.get(message.node);
    if (!peer) this.#peers.set(message.node, (peer = new Peer(message.seq)));
    if (!peer.follows(message.seq, clock.now())) {
      this.#missed = true;
      this.#asks = true;
    }
    const items = peer.take(message);
    if (items.length > 0) here.publish(heard(items));
    // Of this node's own alone, and to all: an answer that depends on who asks, not on who looks.
    if (!message.asks) return;
    this.#sendPending();
    this.#send(standing.all(), true);
  }

  async #follow(nats: NatsConnection): Promise<void> {
    for await (const { type } of nats.status()) {
      if (type === 'disconnect') {
        this.#isUp = false;
        this.#deps.log.warn({}, 'NATS is gone: this node hears no other');
      } else if (type === 'reconnect') {
        this.#isUp = true;
        this.#unconfirmed = 0;
        this.#asks = true;
        this.#missed = true;
        this.#deps.log.info({}, 'NATS is back');
        this.#beat();
      }
    }
  }
}
