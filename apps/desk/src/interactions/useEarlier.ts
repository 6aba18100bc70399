// Older pages of what an interaction has: read once each, when they are asked for, and put before what is live.
import type { ViewHandle } from '@oriel/client';
import { entriesOrder } from '@oriel/domain';
import type { EntityOf, View } from '@oriel/protocol';
import { useEffect, useState } from 'react';
import { useView } from '../live/session.tsx';
import { useSignal } from '../live/signals.ts';

type Entry = EntityOf<'entry'>;

/** `newest`: what the live `view` holds, in order. `pageBefore`: the view of what lies before a version. */
export function useEarlier(
  view: ViewHandle,
  newest: readonly Entry[],
  pageBefore: (version: number) => View,
  via: ViewHandle | undefined,
) {
  const [pages, setPages] = useState<{ entries: Entry[]; hasMore: boolean } | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  const page = useView(before === null ? null : pageBefore(before), via);
  const liveHasMore = useSignal(view.more);
  useEffect(() => {
    if (!page || before === null) return;
    return page.status.subscribe((status) => {
      if (status.is !== 'open') return;
      const read = entriesOrder(page.all('entry'));
      setPages((known) => ({ entries: [...read, ...(known?.entries ?? [])], hasMore: page.more.peek() }));
      setBefore(null);
    });
  }, [page, before]);
  // After a snapshot that starts later, what was read before would leave a hole: it is dropped and read again.
  const joins = pages?.entries.at(-1)?.version === (newest[0]?.version ?? 0) - 1;
  const entries = joins && pages ? pages.entries : [];
  const oldest = (entries[0] ?? newest[0])?.version;
  return {
    entries,
    hasMore: entries.length > 0 && pages ? pages.hasMore : liveHasMore,
    isLoading: before !== null,
    load: () => {
      if (!joins) setPages(null);
      if (oldest !== undefined) setBefore(oldest);
    },
  };
}
