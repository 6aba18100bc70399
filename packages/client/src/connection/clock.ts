// The port for time. Everything in this package that waits or looks at a clock goes through it, so that tests and
// simulations run in virtual time. `now` is this machine's clock; the server's is `client.now()`.

export interface Clock {
  /** Milliseconds since 1970 by this machine. */
  now(): number;
  /** Milliseconds that only pass, whatever this machine's clock is set to: how long ago something was done. */
  steady(): number;
  /** Calls `then` once, not before `ms` have passed; the returned function calls it off, and is harmless afterwards. */
  after(ms: number, then: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
