// The port for time. Whatever waits, repeats or asks what time it is goes through it, so that rules about time are tested
// in virtual time (virtual-clock.ts) and nothing but this file knows of timers. What time it is may be set, back too: how
// long something took is never told from it.

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Milliseconds since some moment of this run: they only pass, whatever the machine's clock is set to. For how long. */
  steady(): number;
  /** Calls `run` once, `ms` from now at the earliest. The returned function calls it off; harmless afterwards. */
  after(ms: number, run: () => void): () => void;
  /** Calls `run` every `ms` until the returned function is called. */
  every(ms: number, run: () => void): () => void;
  /** Calls `run` in the loop's next turn: after what is at hand is done, before any timer that is not due. */
  nextTurn(run: () => void): void;
}

export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }

  steady(): number {
    return Math.floor(performance.now());
  }

  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  }

  every(ms: number, run: () => void): () => void {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  }

  nextTurn(run: () => void): void {
    setImmediate(run);
  }
}
