// The one connection of a page, for everything below it: views, commands, drafts.
import type { Client, Drafts, ViewHandle } from '@oriel/client';
import type { View, You } from '@oriel/protocol';
import { createContext, useContext, useEffect, useState } from 'react';

/** A person who is signed in: desks are theirs alone. */
export type Person = Extract<You, { kind: 'person' }>;

export interface Session {
  client: Client;
  /** Of agents alone: nobody else writes. */
  drafts: Drafts | undefined;
  you: Person;
  /** Follows a link of this app. `replace`: without a step of its own in the browser's history, as while one types. */
  go(href: string, how?: { replace?: boolean }): void;
  signOut(): void;
}

const Current = createContext<Session | null>(null);
export const SessionProvider = Current.Provider;

export function useSession(): Session {
  const session = useContext(Current);
  if (!session) throw new Error('there is no session above this component');
  return session;
}

/** A view, open as long as the component is there. Undefined before it is asked for. */
export function useView(view: View | null, via?: ViewHandle): ViewHandle | undefined {
  const { client } = useSession();
  const [handle, setHandle] = useState<ViewHandle>();
  const asked = view && JSON.stringify(view);
  useEffect(() => {
    if (asked === null) return;
    const opened = client.open(JSON.parse(asked) as View, via ? { via } : {});
    setHandle(opened);
    return () => {
      opened.close();
      setHandle(undefined);
    };
  }, [client, asked, via]);
  return handle;
}
