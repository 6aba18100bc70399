// What the world did, said to whoever runs this server. A database that is away fails five times a second: each failure is
// said at once, and again after a while if it goes on, so that a full disk is not filled with the words that it is full.
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** Who looks at a log while something fails sees it come by. */
export const sayAgainMs = 10_000;
/** Sorts of failures that are remembered: those of one trouble are a handful. */
const sortsMax = 100;

/** What PostgreSQL's codes mean for who runs it, where they can do something about it. */
const sentences: Readonly<Record<string, string>> = {
  '53100': 'the disk of the database is full: nothing more is kept until there is room on it',
};

export class Failures {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #saidAt = new Map<string, number>();

  constructor(log: Log, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  tell(error: unknown): void {
    const { code = '', cause } = (error ?? {}) as { code?: string; cause?: unknown };
    const known = sentences[code] ?? sentences[(cause as { code?: string } | undefined)?.code ?? ''];
    const sort = known ?? String(error);
    const now = this.#clock.steady();
    if (now - (this.#saidAt.get(sort) ?? -Infinity) < sayAgainMs) return;
    if (this.#saidAt.size >= sortsMax) this.#saidAt.clear();
    this.#saidAt.set(sort, now);
    if (known !== undefined) this.#log.error({ error: String(error) }, known);
    else this.#log.warn({ error: String(error), cause: String(cause) }, 'failed');
  }
}
