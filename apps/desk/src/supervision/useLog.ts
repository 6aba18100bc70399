// The monitoring log as it was read: its newest page, older ones when they are asked for, all of it anew when asked. It is
// not live: a page is opened, read and closed, and the moment of the first is kept.
import type { ViewStatus } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { useEffect, useState } from 'react';
import { useSession, useView } from '../live/session.tsx';
import { newestFirst } from './logLines.ts';
import type { LogQuery } from './logQuery.ts';

interface Read {
  /** Newest first. */
  looks: readonly EntityOf<'look'>[];
  /** Of the first page. */
  watchers: readonly EntityOf<'watcher'>[];
  hasMore: boolean;
  at: number;
}

interface Asked {
  query: LogQuery;
  before?: number;
}

type Closed = Extract<ViewStatus, { is: 'closed' }>['why'];

export function useLog(query: LogQuery) {
  const { client } = useSession();
  const [read, setRead] = useState<Read | null>(null);
  const [asked, setAsked] = useState<Asked | null>({ query });
  const [closed, setClosed] = useState<Closed | null>(null);
  const page = useView(
    asked && { view: 'monitoring-log', ...asked.query, ...(asked.before && { before: asked.before }) },
  );

  const wanted = JSON.stringify(query);
  useEffect(() => setAsked({ query: JSON.parse(wanted) as LogQuery }), [wanted]);

  useEffect(() => {
    if (!page || !asked) return undefined;
    return page.status.subscribe((status) => {
      setClosed(status.is === 'closed' ? status.why : null);
      if (status.is !== 'open') return;
      const looks = newestFirst(page.all('look'));
      const hasMore = page.more.peek();
      setRead((known) =>
        known && asked.before !== undefined
          ? { ...known, looks: [...known.looks, ...looks], hasMore }
          : { looks, watchers: page.all('watcher'), hasMore, at: client.now() },
      );
      setAsked(null);
    });
  }, [page, asked, client]);

  const oldest = read?.looks.at(-1);
  return {
    read,
    closed,
    isReading: asked !== null,
    readAgain: () => setAsked({ query }),
    readOlder: () => oldest && setAsked({ query, before: Number(oldest.id) }),
  };
}
