import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';

/*
 * One second hand for the whole page: everything that counts moves at the same moment, and one timer wakes it. The
 * clock is the server's as the client knows it, given from outside; without one, the browser's own.
 */
const Clock = createContext<() => number>(Date.now);

export function ClockProvider({ now, children }: { now: () => number; children: ReactNode }) {
  return <Clock value={now}>{children}</Clock>;
}

/** What counts within stands still meanwhile: for what nobody sees. */
export function StoppableClock({ isStopped, children }: { isStopped: boolean; children: ReactNode }) {
  const now = useContext(Clock);
  const shown = useMemo(() => {
    if (!isStopped) return now;
    const at = now();
    return () => at;
  }, [now, isStopped]);
  return <Clock value={shown}>{children}</Clock>;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((wake) => wake()), 250);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Now, in ms, by whole seconds: re-renders once a second, a quarter of a second late at most. */
export function useSecond(): number {
  const now = useContext(Clock);
  const second = () => Math.floor(now() / 1000) * 1000;
  return useSyncExternalStore(subscribe, second, second);
}

/** Now, by whole minutes: for "41 min". */
export function useMinute(): number {
  const now = useContext(Clock);
  const minute = () => Math.floor(now() / 60_000) * 60_000;
  return useSyncExternalStore(subscribe, minute, minute);
}
