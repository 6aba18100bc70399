// In which interactions a draft stands on one's own desk. It changes when a draft begins or ends, not with every key.
import type { ViewHandle } from '@oriel/client';
import { useMemo } from 'react';
import { useComputed } from '../live/signals.ts';

export function useUnsent(desk: ViewHandle): ReadonlySet<string> {
  const ids = useComputed(
    () => [...new Set([...desk.drafts.value.values()].map(({ interaction }) => interaction))].sort().join(' '),
    [desk],
  );
  return useMemo(() => new Set(ids.split(' ')), [ids]);
}
