import { counted, lasting } from '../texts/times.ts';
import { useMinute, useSecond } from './clock.tsx';

/** How long since a moment: 0:31, a second later 0:32. */
export function CountingUp({ since }: { since: number }) {
  const now = useSecond();
  return <>{counted(now - since)}</>;
}

/** How long until a moment: 0:12, then 0:11; stays at 0:00. */
export function CountingDown({ until }: { until: number }) {
  const now = useSecond();
  return <>{counted(until - now)}</>;
}

/** How long something has lasted, by its size: 41 min. */
export function Lasting({ since }: { since: number }) {
  const now = useMinute();
  return <>{lasting(now - since)}</>;
}
