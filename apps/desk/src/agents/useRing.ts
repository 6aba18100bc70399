// What begins to ring at the own desk is told in the ways that were chosen; what rang when the page came up is on it.
import type { EntityOf } from '@oriel/protocol';
import { useEffect, useRef } from 'react';
import { useSignal } from '../live/signals.ts';
import { newlyRinging, ringWays, type RingWays } from './ring.ts';

export function useRing(ringing: readonly EntityOf<'interaction'>[]): RingWays {
  const ways = useSignal(ringWays);
  const known = useRef<ReadonlySet<string>>(null);
  useEffect(() => {
    const news = known.current ? newlyRinging(known.current, ringing) : [];
    known.current = new Set(ringing.map(({ id }) => id));
    const [first] = news;
    if (first && (ways.sound || ways.notification))
      void import('./ringOut.ts').then(({ ringOut }) => ringOut(first, ways)).catch(() => {});
  }, [ringing, ways]);
  return ways;
}
