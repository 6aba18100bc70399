// How long a draft and its signs of life are kept (design.md §1.3, domain.md §3). Times are arguments, in milliseconds.

/** A crash may cost an author the last second of typing, not more; and a busy desk costs the store one write a second. */
export const persistEveryMs = 1_000;
/** Long enough to come back from a crash, a flat battery or a change of place; not long enough to be a record. */
export const keptWithoutAuthorMs = 10 * 60_000;

/** When the draft is dropped, given when its author's last connection was gone; undefined: not while connected. */
export const dropAt = (goneAt: number | undefined): number | undefined =>
  goneAt === undefined ? undefined : goneAt + keptWithoutAuthorMs;

export const isDropped = (goneAt: number | undefined, now: number): boolean =>
  goneAt !== undefined && now >= goneAt + keptWithoutAuthorMs;

/** When a change made at `changedAt` is written, given the last write: at once, or a second after that one. */
export const persistAt = (changedAt: number, persistedAt: number | undefined): number =>
  persistedAt === undefined ? changedAt : Math.max(changedAt, persistedAt + persistEveryMs);
