// How often one may fail to sign in. Only failures count: an attempt is taken before the password is looked at, so that
// a thousand at once are a thousand, and given back when it was right. In memory: a restart forgives.
import type { Clock } from '../clock.ts';

/** Failures are counted over this time: a person comes back after a coffee, a machine has gained nothing. */
export const attemptWindowMs = 15 * 60_000;
/** With one e-mail from one address: more than anyone mistypes, and fewer than 1,000 guesses a day. */
export const failuresPerPairMax = 10;
/** From one address: an office on a Monday behind one address, and no list of stolen passwords. */
export const failuresPerAddressMax = 100;
/** With one e-mail from everywhere: guesses spread over many machines. Above the pair's, so that one stranger alone
 * cannot lock somebody out. */
export const failuresPerEmailMax = 50;
/** Counters kept: a flood of invented names costs a few megabytes and pushes out the oldest. */
const countersMax = 20_000;

interface Counter {
  since: number;
  failures: number;
}

export class Attempts {
  readonly #clock: Clock;
  readonly #counters = new Map<string, Counter>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Either how to give it back, or how long to wait. */
  take(address: string, email: string): { forget: () => void } | { waitMs: number } {
    const limits: [string, number][] = [
      [`pair ${address} ${email}`, failuresPerPairMax],
      [`address ${address}`, failuresPerAddressMax],
      [`email ${email}`, failuresPerEmailMax],
    ];
    const now = this.#clock.steady();
    const counters = limits.map(([key]) => this.#counter(key, now));
    const waits = counters.map(({ since, failures }, index) =>
      failures >= limits[index]![1] ? since + attemptWindowMs - now : 0,
    );
    const waitMs = Math.max(...waits);
    if (waitMs > 0) return { waitMs };
    for (const counter of counters) counter.failures += 1;
    return {
      forget: () => {
        for (const counter of counters) counter.failures -= 1;
      },
    };
  }

  #counter(key: string, now: number): Counter {
    const found = this.#counters.get(key);
    if (found && found.since + attemptWindowMs > now) return found;
    this.#counters.delete(key);
    const [oldest] = this.#counters.keys();
    if (oldest !== undefined && this.#counters.size >= countersMax) this.#counters.delete(oldest);
    const counter = { since: now, failures: 0 };
    this.#counters.set(key, counter);
    return counter;
  }
}
