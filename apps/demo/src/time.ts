/**
 * Time as the bots know it: a clock and pauses that end early, with `Over`, when the floor closes. So a bot is written as
 * one story from top to bottom, and stopping it leaves no timer behind.
 */

/** The floor closes: thrown out of every pause, caught where a bot was started. */
export class Over extends Error {}

export type Time = {
  now(): number;
  /** Rejects with `Over` when the floor closes. */
  wait(ms: number): Promise<void>;
};

export function realTime(closing: AbortSignal): Time {
  return {
    now: () => Date.now(),
    wait: (ms) =>
      new Promise((resolve, reject) => {
        if (closing.aborted) return reject(new Over());
        const close = () => {
          clearTimeout(timer);
          reject(new Over());
        };
        const timer = setTimeout(() => {
          closing.removeEventListener('abort', close);
          resolve();
        }, ms);
        closing.addEventListener('abort', close, { once: true });
      }),
  };
}
