// The room of who is who, put together for compose.ts.
import { personOf, type Directory } from '@oriel/domain';
import type { Pool } from 'pg';
import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../ids.ts';
import type { Log } from '../log.ts';
import { secretIn } from './cookie.ts';
import { Credentials } from './credentials.ts';
import { CustomerTokens } from './customer-tokens.ts';
import { createIdentities, type Identities } from './identities.ts';
import { Sessions } from './sessions.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

export interface Access {
  identities: Identities;
  credentials: Credentials;
  customerTokens: CustomerTokens;
  sessions: Sessions;
  signIn: SignIn;
  /** Ends the session of this cookie, and the connections that live by it. */
  signOut(cookieHeader: string | undefined): Promise<void>;
  /** Cookies only over https. */
  secure: boolean;
  stop(): void;
}

export interface AccessDeps {
  pool: Pool;
  directory: () => Directory;
  clock: Clock;
  secure: boolean;
  log: Log;
  /** Other nodes end sessions too, and theirs are noticed here by looking. */
  isOneOfSeveral?: boolean;
  /** Where customers' tokens come from. */
  random?: RandomBytes;
}

export function createAccess({ pool, directory, clock, secure, log, isOneOfSeveral, random }: AccessDeps): Access {
  const failed = (error: unknown) => log.warn({ error: String(error) }, 'sessions could not be looked after');
  const exists = (person: string) => personOf(directory(), person) !== undefined;
  const sessions = new Sessions({ pool, clock, exists, failed, isOneOfSeveral });
  const credentials = new Credentials(pool);
  const customerTokens = new CustomerTokens(pool, clock, random);
  sessions.start();
  credentials.warm().catch(failed);
  return {
    identities: createIdentities({ sessions, customerTokens, directory, secure }),
    credentials,
    customerTokens,
    sessions,
    signIn: createSignIn({ credentials, sessions, exists, clock }),
    async signOut(cookieHeader) {
      const secret = secretIn(cookieHeader, secure);
      if (secret !== undefined) await sessions.end(secret);
    },
    secure,
    stop: () => sessions.stop(),
  };
}
