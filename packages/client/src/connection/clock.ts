// The port for time. Everything in this package that waits or looks at a clock goes through it, so that tests and
// simulations run in virtual time. `now` is this machine's clock; the server's is `client.now()`.

export interface Clock {
  /** Milliseconds since 1970 by this machine. */
  now(): number;
  /** Calls `then` once, not before `ms` have passed; the returned function calls it off, and is harmless afterwards. */
  after(ms: number, then: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
