// Follow: the agent's focus, at most once a second, and never while the one who looks scrolls or types (details.md).
import { useEffect, useRef, useState } from 'react';

const everyMs = 1_000;
/** A pause of this length is no longer scrolling or typing. */
const busyMs = 1_500;

/** How long a move of the agent's is not gone along with yet; 0 or less: at once. */
export const followsIn = (movedAt: number, busyAt: number, now: number): number =>
  Math.max(movedAt + everyMs, busyAt + busyMs) - now;

export function useFollowed(focus: string | null, isFollowing: boolean): string | null {
  const [followed, setFollowed] = useState(focus);
  const busyAt = useRef(-Infinity);
  const movedAt = useRef(-Infinity);

  useEffect(() => {
    const busy = () => {
      busyAt.current = performance.now();
    };
    const events = ['wheel', 'touchmove', 'keydown'] as const;
    for (const event of events) document.addEventListener(event, busy, { capture: true, passive: true });
    return () => {
      for (const event of events) document.removeEventListener(event, busy, { capture: true });
    };
  }, []);

  useEffect(() => {
    if (!isFollowing || focus === followed) return;
    let timer: ReturnType<typeof setTimeout>;
    const go = () => {
      const now = performance.now();
      const wait = followsIn(movedAt.current, busyAt.current, now);
      if (wait > 0) {
        timer = setTimeout(go, wait);
        return;
      }
      movedAt.current = now;
      setFollowed(focus);
    };
    go();
    return () => clearTimeout(timer);
  }, [focus, followed, isFollowing]);

  return followed;
}
