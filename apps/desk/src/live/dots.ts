// Typing that stops by itself: a component is woken when the time is over.
import { useEffect, useReducer } from 'react';
import { useSession } from './session.tsx';

/** True until then, in the server's time. */
export function useUntil(until: number): boolean {
  const { client } = useSession();
  const [, wake] = useReducer((count: number) => count + 1, 0);
  const left = until - client.now();
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(wake, left + 1);
    return () => clearTimeout(timer);
  }, [until, left]);
  return left > 0;
}
