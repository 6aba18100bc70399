// The lines between browsers and nodes. On one line frames keep their order, as on a real socket; lines among each other
// do not. A line can be slow, stall, lose what goes one way or both without a word, and be cut.
import type { SocketEvents, Sockets } from '@oriel/client';
import type { Line, LineEvents } from '../apps/server/src/gateway/line.ts';
import { between, type Random, type Seeded } from './seeded.ts';
import type { Time } from './time.ts';

export type Frame = string | Uint8Array;

/** A node, as far as lines know it. */
export interface Host {
  take(line: Line, cookie: string | undefined): void;
}

/** What a line is like, for as long as somebody has it. */
export interface LineKind {
  leastMs: number;
  mostMs: number;
  /** Towards the browser; undefined: as fast as it comes. */
  bytesPerMs?: number;
}

export interface Ears {
  /** A frame came out at a browser. */
  heard?(page: string, frame: Frame): void;
  /** A frame came out at a node. */
  said?(page: string, frame: Frame): void;
  /** A node was told that a ping was answered. */
  ponged?(page: string, host: Host | undefined): void;
  opened?(page: string): void;
  closed?(page: string, code: number): void;
}

const lossCode = 1006;

export class Link {
  readonly page: string;
  readonly #network: Network;
  readonly #random: Random;
  readonly #kind: LineKind;
  readonly #events: SocketEvents;
  #server: LineEvents | undefined;
  #host: Host | undefined;
  #browserIsOpen = false;
  #browserIsOver = false;
  #serverIsOver = false;
  /** Nothing comes through before. */
  #upFreeAt = 0;
  #downFreeAt = 0;
  #upIsDead = false;
  #downIsDead = false;
  #stalledUntil = 0;
  #waitingBytes = 0;

  constructor(network: Network, page: string, kind: LineKind, events: SocketEvents) {
    this.#network = network;
    this.page = page;
    this.#kind = kind;
    this.#random = network.seeded.of(`line of ${page}`);
    this.#events = events;
  }

  get isOpen(): boolean {
    return this.#browserIsOpen && !this.#browserIsOver;
  }

  /** Who still knocks may have been on the way to any. */
  isAt(host: Host): boolean {
    return this.#host === undefined || this.#host === host;
  }

  /** Knocks at a node. */
  open(): void {
    this.#up(() => {
      if (this.#browserIsOver) return;
      const host = (this.#host = this.#network.hostFor(this.page));
      if (!host) return this.#down(0, () => this.#closeBrowser(lossCode));
      host.take(this.#line(), undefined);
      this.#down(0, () => {
        if (this.#browserIsOver) return;
        this.#browserIsOpen = true;
        this.#network.ears.opened?.(this.page);
        this.#events.opened();
      });
    });
  }

  send(frame: Frame): void {
    if (this.#browserIsOver) return;
    // A copy: whoever sends may use its buffer again.
    const bytes = typeof frame === 'string' ? new TextEncoder().encode(frame) : frame.slice();
    this.#up(() => {
      if (this.#serverIsOver) return;
      this.#network.ears.said?.(this.page, frame);
      this.#server?.frame(bytes, typeof frame !== 'string');
    });
  }

  /** The browser closes. */
  hangUp(): void {
    if (this.#browserIsOver) return;
    this.#browserIsOver = true;
    this.#network.forget(this);
    this.#up(() => this.#closeServer());
  }

  /** Both ends learn of it, each in its own time. */
  cut(): void {
    this.#after(this.#latency(), () => this.#closeBrowser(lossCode));
    this.#after(this.#latency(), () => this.#closeServer());
    this.#upIsDead = this.#downIsDead = true;
  }

  /** What goes this way is lost, without a word. */
  die(way: 'up' | 'down' | 'both'): void {
    if (way !== 'down') this.#upIsDead = true;
    if (way !== 'up') this.#downIsDead = true;
  }

  /** Nothing comes through for a while, and then everything. */
  stall(ms: number): void {
    this.#stalledUntil = Math.max(this.#stalledUntil, this.#network.time.now() + ms);
  }

  /** The node fell: `resets` when its machine is still there to say so. */
  lostHost(resets: boolean): void {
    this.#serverIsOver = true;
    this.#upIsDead = true;
    if (resets) this.#after(this.#latency(), () => this.#closeBrowser(lossCode));
    else this.#downIsDead = true;
  }

  unsentBytes(): number {
    return 0;
  }

  #line(): Line {
    return {
      write: (frames) => {
        for (const frame of frames) this.#write(typeof frame === 'string' ? frame : frame.slice());
      },
      ping: () => {
        this.#down(2, () => {
          if (this.#browserIsOver) return;
          this.#up(() => {
            if (this.#serverIsOver) return;
            this.#network.ears.ponged?.(this.page, this.#host);
            this.#server?.pong();
          });
        });
      },
      unsentBytes: () => this.#waitingBytes,
      close: (code) => {
        if (this.#serverIsOver) return;
        this.#down(4, () => {
          this.#closeBrowser(code);
          this.#up(() => this.#closeServer());
        });
      },
      cut: () => {
        this.#closeServer();
        this.#down(0, () => this.#closeBrowser(lossCode));
      },
      listen: (events) => (this.#server = events),
    };
  }

  #write(frame: Frame): void {
    if (this.#serverIsOver) return;
    this.#waitingBytes += frame.length;
    this.#down(
      frame.length,
      () => {
        if (this.#browserIsOver) return;
        this.#network.ears.heard?.(this.page, frame);
        this.#events.frame(frame);
      },
      () => (this.#waitingBytes -= frame.length),
    );
  }

  #closeBrowser(code: number): void {
    if (this.#browserIsOver) return;
    this.#browserIsOver = true;
    this.#network.forget(this);
    this.#network.ears.closed?.(this.page, code);
    this.#events.closed(code);
  }

  #closeServer(): void {
    if (this.#serverIsOver) return;
    this.#serverIsOver = true;
    this.#server?.closed();
  }

  #latency(): number {
    return between(this.#random, this.#kind.leastMs, this.#kind.mostMs);
  }

  #up(arrive: () => void): void {
    if (this.#upIsDead) return;
    const at = Math.max(this.#upFreeAt, this.#network.time.now() + this.#latency(), this.#stalledUntil);
    this.#upFreeAt = at;
    this.#network.time.at(at, () => !this.#upIsDead && arrive());
  }

  /** `left`: it is on its way, as far as the node can see. */
  #down(bytes: number, arrive: () => void, left: () => void = () => {}): void {
    // What is lost looks sent for a while: it fills the kernel's buffer, which the node cannot see.
    if (this.#downIsDead) return;
    const { time } = this.#network;
    const leaves = Math.max(time.now(), this.#stalledUntil, this.#downFreeAt - this.#kind.mostMs);
    const took = this.#kind.bytesPerMs ? Math.ceil(bytes / this.#kind.bytesPerMs) : 0;
    const at = Math.max(this.#downFreeAt, leaves + took + this.#latency());
    this.#downFreeAt = at;
    time.at(at, () => {
      left();
      if (!this.#downIsDead) arrive();
    });
  }

  #after(ms: number, run: () => void): void {
    this.#network.time.after(ms, run);
  }
}

export class Network {
  readonly time: Time;
  readonly seeded: Seeded;
  readonly ears: Ears;
  readonly #links = new Map<string, Link>();
  readonly #hosts = new Map<number, Host>();
  /** The node to which a page is sent while it answers. */
  homeOf: (page: string) => number = () => 0;
  /** Pages that cannot reach anybody for now. */
  readonly #cutOff = new Set<string>();

  constructor(time: Time, seeded: Seeded, ears: Ears) {
    this.time = time;
    this.seeded = seeded;
    this.ears = ears;
  }

  /** The sockets of one page. */
  sockets(page: string, kind: LineKind): Sockets {
    return {
      connect: (_url, events) => {
        const link = new Link(this, page, kind, events);
        this.#links.set(page, link);
        link.open();
        return { send: (frame) => link.send(frame), close: () => link.hangUp(), unsentBytes: () => link.unsentBytes() };
      },
    };
  }

  /** At home, or at the next one that answers. */
  hostFor(page: string): Host | undefined {
    if (this.#cutOff.has(page)) return undefined;
    const up = [...this.#hosts.keys()].sort((one, other) => one - other);
    const home = this.homeOf(page);
    const at = up.find((each) => each >= home) ?? up[0];
    return at === undefined ? undefined : this.#hosts.get(at);
  }

  /** The open line of a page. */
  of(page: string): Link | undefined {
    const link = this.#links.get(page);
    return link?.isOpen ? link : undefined;
  }

  forget(link: Link): void {
    if (this.#links.get(link.page) === link) this.#links.delete(link.page);
  }

  cutOff(page: string): void {
    this.#cutOff.add(page);
    this.#links.get(page)?.cut();
  }

  mend(page: string): void {
    this.#cutOff.delete(page);
  }

  mendAll(): void {
    this.#cutOff.clear();
  }

  /** Undefined: nobody answers there. */
  serve(at: number, host: Host | undefined): void {
    if (host) this.#hosts.set(at, host);
    else this.#hosts.delete(at);
  }

  /** A node fell, with all its lines. */
  fell(at: number, host: Host): void {
    this.#hosts.delete(at);
    for (const link of [...this.#links.values()])
      if (link.isAt(host)) link.lostHost(this.seeded.at(`fall of ${link.page}`) < 0.8);
  }
}
