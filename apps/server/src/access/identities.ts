// Who is at the other end: the port through which HTTP and sockets ask. A browser shows its cookie, programs and chat
// windows a token; a person's token is the secret of a session.
import { personOf, type Directory, type Principal } from '@oriel/domain';
import type { You } from '@oriel/protocol';
import { secretIn } from './cookie.ts';
import { isCustomerToken, type CustomerTokens } from './customer-tokens.ts';
import type { Session, Sessions } from './sessions.ts';

export interface Identity {
  principal: Principal;
  /** As of now: roles, team and leads may change while the session lives. */
  you: You;
  sessionKey: string;
}

export interface Identities {
  byCookie(header: string | undefined): Promise<Identity | undefined>;
  byToken(token: string): Promise<Identity | undefined>;
  /** Calls back once when the session is over. Returns how to stop watching. */
  watch(identity: Identity, onOver: () => void): () => void;
}

export interface IdentityDeps {
  sessions: Sessions;
  customerTokens: CustomerTokens;
  directory: () => Directory;
  secure: boolean;
}

export function createIdentities({ sessions, customerTokens, directory, secure }: IdentityDeps): Identities {
  const ofSession = (session: Session | undefined): Identity | undefined => {
    const person = personOf(directory(), session?.person);
    if (!session || !person) return undefined;
    const { id, name, roles, team, leads } = person;
    return {
      principal: { kind: 'person', id },
      you: { kind: 'person', id, name, roles, team, leads },
      sessionKey: session.key,
    };
  };
  const ofCustomer = async (token: string): Promise<Identity | undefined> => {
    const holder = await customerTokens.find(token);
    if (!holder) return undefined;
    const { customer: id, channel, key } = holder;
    return { principal: { kind: 'customer', id, channel }, you: { kind: 'customer', id, channel }, sessionKey: key };
  };
  return {
    async byCookie(header) {
      const secret = secretIn(header, secure);
      return secret === undefined ? undefined : ofSession(await sessions.find(secret));
    },
    async byToken(token) {
      return isCustomerToken(token) ? ofCustomer(token) : ofSession(await sessions.find(token));
    },
    // A customer's token is no session: it has no end that sessions could tell (customer-tokens.ts).
    watch: (identity, onOver) =>
      identity.principal.kind === 'customer' ? () => {} : sessions.watch(identity.sessionKey, onOver),
  };
}
