// In which interactions a draft stands on one's own desk. It changes when a draft begins or ends, not with every key.
import type { ViewHandle } from '@oriel/client';
import { useMemo } from 'react';
import { useSession } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';

export function useUnsent(desk: ViewHandle): ReadonlySet<string> {
  const { drafts } = useSession();
  const ids = useComputed(() => {
    // The server tells a page what others write, and not what it has written itself.
    const elsewhere = [...desk.drafts.value.values()].map(({ interaction }) => interaction);
    return [...new Set([...elsewhere, ...(drafts?.unsent() ?? [])])].sort().join(' ');
  }, [desk, drafts]);
  return useMemo(() => new Set(ids.split(' ')), [ids]);
}
