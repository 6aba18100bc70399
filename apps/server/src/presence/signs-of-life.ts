// When somebody sits at their desk (P8). A socket that answers pings is connected; a page that acknowledges heads lives; a
// stopped page in a background tab answers pings for hours. Both are needed. Pure.
import { connectedWithinMs, pageLivesWithinMs } from '@oriel/protocol';

/** Of one connection of an agent's desk, or of one that was a moment ago. */
export interface SignsOfLife {
  /** Null: left over from a former run. */
  readonly session: string | null;
  answeredAt: number;
  aliveAt: number;
  open: boolean;
}

const shows = ({ answeredAt, aliveAt }: SignsOfLife, now: number): boolean =>
  now - answeredAt < connectedWithinMs && now - aliveAt < pageLivesWithinMs;

/** A connection that was cut counts on from its last sign of life: a reload, or a stall of 20 s, is not a going. */
export const isHere = (seats: Iterable<SignsOfLife>, now: number): boolean =>
  [...seats].some((seat) => shows(seat, now));

/** Until when they count, if nothing more is heard. 0: they do not. */
export const hereUntil = (seats: Iterable<SignsOfLife>): number =>
  Math.max(
    0,
    ...[...seats].map(({ answeredAt, aliveAt }) =>
      Math.min(answeredAt + connectedWithinMs, aliveAt + pageLivesWithinMs),
    ),
  );

/** Closed, and past its time: it will never count again. */
export const expired = (seat: SignsOfLife, now: number): boolean => !seat.open && !shows(seat, now);
