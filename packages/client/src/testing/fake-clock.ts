// Virtual time: nothing happens until a test lets it pass, and then in order.
import type { Clock } from '../connection/clock.ts';

export interface FakeClock extends Clock {
  /** Lets time pass; what falls due happens at its own time, also what is asked for meanwhile. */
  pass(ms: number): void;
  /** The machine's clock is set ahead, or back; no time passes. */
  set(aheadMs: number): void;
  /** Timers that have neither gone off nor been called off: a leak check. */
  waiting(): number;
}

export function fakeClock(start = Date.UTC(2026, 10, 23, 14)): FakeClock {
  let now = start;
  let ahead = 0;
  let timers: { at: number; then: () => void }[] = [];
  return {
    now: () => now + ahead,
    steady: () => now,
    after(ms, then) {
      const timer = { at: now + Math.max(0, ms), then };
      timers.push(timer);
      return () => void (timers = timers.filter((one) => one !== timer));
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.reduce<(typeof timers)[number] | null>(
          (first, one) => (one.at <= end && (first === null || one.at < first.at) ? one : first),
          null,
        );
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        now = next.at;
        next.then();
      }
      now = end;
    },
    set: (ms) => void (ahead += ms),
    waiting: () => timers.length,
  };
}

/** Lets everything that waits for a promise go on; virtual time stands still. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function fakeRandom(seed = 1): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
