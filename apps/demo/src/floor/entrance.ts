/**
 * How bots come in and stay: a person's session is begun again when it is over, a connection ends with the play and the
 * play with the connection. Troubles are told once and waited out; none of them ends the floor.
 */
import type { Client } from '@oriel/client';
import { signIn, TurnedAway, Unreachable } from '../front-door.ts';
import { connectTo, isStopped } from '../line.ts';
import { Over, realTime, type Time } from '../time.ts';

export type Entrance = {
  /** `http://127.0.0.1:port` */
  readonly server: string;
  readonly password: string;
  readonly closing: AbortSignal;
  /** What a bot could not do, in one line. */
  readonly complain: (what: string) => void;
};

/** After a trouble, and after being turned away: asking for the same again soon would only fill the server's log. */
const againMs = 3_000;
const turnedAwayMs = 60_000;

/** Says what went wrong for whom; a play that was ended did not go wrong. */
export function tell(complain: Entrance['complain'], whom: string, reason: unknown): void {
  if (reason instanceof Over) return;
  complain(reason instanceof Unreachable ? reason.message : `${whom}: ${String(reason)}`);
}

/** Plays on one connection, until the play ends, the session is over, or the floor closes. */
export async function play<T>(
  { server, closing }: Entrance,
  token: string,
  seat: boolean,
  story: (line: Client, time: Time) => Promise<T>,
): Promise<T> {
  const line = connectTo(server, token, seat);
  const stopped = new AbortController();
  const unwatch = line.life.subscribe(() => {
    if (isStopped(line)) stopped.abort();
  });
  try {
    return await story(line, realTime(AbortSignal.any([closing, stopped.signal])));
  } finally {
    unwatch();
    line.end();
  }
}

/** Signs in and plays, again and again, until the floor closes. */
export async function stay(
  entrance: Entrance,
  email: string,
  seat: boolean,
  story: (line: Client, time: Time) => Promise<never>,
): Promise<void> {
  const { server, password, closing, complain } = entrance;
  while (!closing.aborted) {
    let waitMs = againMs;
    try {
      await play(entrance, await signIn(server, email, password), seat, story);
    } catch (reason) {
      if (reason instanceof TurnedAway) waitMs = turnedAwayMs;
      if (!closing.aborted) tell(complain, email, reason);
    }
    await realTime(closing)
      .wait(waitMs)
      .catch(() => {});
  }
}
