// A clock for tests: time passes when the test says so. Turns of the loop come one by one with `turn`, all that are due
// before any time passes with `pass`; promises are settled by the caller (`await settled()`).
import type { Clock } from './clock.ts';

interface Timer {
  at: number;
  order: number;
  everyMs: number | null;
  run: () => void;
}

export class VirtualClock implements Clock {
  #now: number;
  /** How far the machine's clock was set ahead, or back. */
  #ahead = 0;
  #order = 0;
  readonly #timers = new Set<Timer>();
  #turns: (() => void)[] = [];

  constructor(now = 1_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now + this.#ahead;
  }

  steady(): number {
    return this.#now;
  }

  /** The machine's clock is set anew; no time passes. */
  set(aheadMs: number): void {
    this.#ahead += aheadMs;
  }

  after(ms: number, run: () => void): () => void {
    return this.#add(ms, null, run);
  }

  every(ms: number, run: () => void): () => void {
    return this.#add(ms, ms, run);
  }

  nextTurn(run: () => void): void {
    this.#turns.push(run);
  }

  /** The loop's next turn: what was asked for so far, not what that asks for in its own turn. */
  turn(): void {
    const turns = this.#turns;
    this.#turns = [];
    for (const run of turns) run();
  }

  /** All turns that are asked for. */
  turns(): void {
    while (this.#turns.length > 0) this.turn();
  }

  /** Lets time pass, timer by timer in their order, and what promises they settle. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    await this.#rest();
    for (;;) {
      const next = this.#next(until);
      if (!next) break;
      this.#now = next.at;
      if (next.everyMs === null) this.#timers.delete(next);
      else next.at += next.everyMs;
      next.run();
      await this.#rest();
    }
    this.#now = until;
  }

  /** Timers that still wait: a leak check. */
  get waiting(): number {
    return this.#timers.size;
  }

  async #rest(): Promise<void> {
    do {
      this.turns();
      await settled();
    } while (this.#turns.length > 0);
  }

  #add(ms: number, everyMs: number | null, run: () => void): () => void {
    const timer = { at: this.#now + ms, order: this.#order++, everyMs, run };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  #next(until: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at > until) continue;
      if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer;
    }
    return next;
  }
}

/** Resolves when promises that depend on nothing outside have been settled. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
