// Signing in: e-mail and password against the limits, in this order: the limit, then the password, always with the
// same work, then a session. What fails on our side is not counted against the person.
import type { Clock } from '../clock.ts';
import { Attempts } from './attempts.ts';
import { plainEmail, type Credentials } from './credentials.ts';
import type { Sessions } from './sessions.ts';
import { Turns } from './turns.ts';

/** Passwords checked at once: each keeps a thread busy for some 30 ms, and two of libuv's four stay free for files. */
const checksAtOnce = 2;
/** More than these waiting would take over a second: they are told to come back. */
const checksWaitingMax = 40;

export type SignedIn = { secret: string } | 'wrong' | { waitMs: number };

export interface SignInDeps {
  credentials: Credentials;
  sessions: Sessions;
  exists: (person: string) => boolean;
  clock: Clock;
}

export type SignIn = (who: { email: string; password: string; address: string }) => Promise<SignedIn>;

export function createSignIn({ credentials, sessions, exists, clock }: SignInDeps): SignIn {
  const attempts = new Attempts(clock);
  const turns = new Turns({ atOnce: checksAtOnce, waitingMax: checksWaitingMax });
  return async ({ email, password, address }) => {
    const attempt = attempts.take(address, plainEmail(email));
    if ('waitMs' in attempt) return attempt;
    let wrong = false;
    try {
      const checked = await turns.take(async () => ({ person: await credentials.check(email, password) }));
      if (!checked) return { waitMs: 1000 };
      if (checked.person !== undefined && exists(checked.person))
        return { secret: await sessions.begin(checked.person) };
      wrong = true;
      return 'wrong';
    } finally {
      if (!wrong) attempt.forget();
    }
  };
}
