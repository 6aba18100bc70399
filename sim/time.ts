// Virtual time for everything in the run: servers, clients, network, database, people. One thing happens at a time, in
// order; what it settles is settled before the next. The same seed gives the same order.
import type { Clock } from '../apps/server/src/clock.ts';

interface Timer {
  at: number;
  order: number;
  run: () => void;
  over: boolean;
}

/** Lets the real loop turn once: all promises that wait for nothing outside are settled then. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class Time {
  #now: number;
  #order = 0;
  /** A heap: the earliest first, and of those the one asked for first. */
  readonly #timers: Timer[] = [];
  #turns: (() => void)[] = [];
  #isPassing = false;
  /** What time waits for. */
  #held = 0;
  /** Called after each thing that happened. */
  happened: () => void = () => {};

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** It stands still. */
  get isHeld(): boolean {
    return this.#held > 0;
  }

  at(at: number, run: () => void): () => void {
    const timer = { at: Math.max(this.#now, Math.ceil(at)), order: this.#order++, run, over: false };
    this.#push(timer);
    return () => {
      timer.over = true;
    };
  }

  after(ms: number, run: () => void): () => void {
    return this.at(this.#now + ms, run);
  }

  nextTurn(run: () => void): void {
    this.#turns.push(run);
  }

  /** Lets time pass, or only as much of it as until `enough`. */
  async pass(ms: number, enough: () => boolean = () => false): Promise<void> {
    this.#isPassing = true;
    try {
      await this.#pass(this.#now + ms, enough);
    } finally {
      this.#isPassing = false;
    }
  }

  async #pass(until: number, enough: () => boolean): Promise<void> {
    await this.#rest();
    for (;;) {
      while (this.#held > 0) await this.#rest();
      if (enough()) return;
      const next = this.#timers[0];
      if (!next || next.at > until) break;
      this.#pop();
      if (next.over) continue;
      this.#now = next.at;
      next.run();
      await this.#rest();
    }
    this.#now = until;
  }

  /** Time stands still until this is settled, however long the world takes. */
  async hold<T>(work: Promise<T>): Promise<T> {
    this.#held += 1;
    const done = work.finally(() => (this.#held -= 1));
    if (!this.#isPassing) while (this.#held > 0) await this.#rest();
    return done;
  }

  /** For one node or one browser: falls silent with it. */
  clock(): Clock & { stop(): void } {
    let isOver = false;
    const alive = (run: () => void) => () => {
      if (!isOver) run();
    };
    return {
      now: () => this.#now,
      steady: () => this.#now,
      after: (ms, run) => this.after(ms, alive(run)),
      every: (ms, run) => {
        let cancel: () => void;
        const again = (at: number): void => {
          cancel = this.at(at + ms, () => {
            if (isOver) return;
            again(at + ms);
            run();
          });
        };
        again(this.#now);
        return () => cancel();
      },
      nextTurn: (run) => this.nextTurn(alive(run)),
      stop: () => {
        isOver = true;
      },
    };
  }

  async #rest(): Promise<void> {
    await settled();
    while (this.#turns.length > 0) {
      const turns = this.#turns;
      this.#turns = [];
      for (const run of turns) run();
      await settled();
    }
    this.happened();
  }

  #push(timer: Timer): void {
    const heap = this.#timers;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (isBefore(heap[above]!, timer)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = timer;
  }

  #pop(): void {
    const heap = this.#timers;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below += 1;
      if (isBefore(last, heap[below]!)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
  }
}

const isBefore = (one: Timer, other: Timer): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);
