// Whether something is in sight, or about to be. At first it is: nobody has looked yet.
import { useEffect, useState, type RefObject } from 'react';

/** Some rows ahead of where one scrolls. */
const aheadPx = 240;

export function useSeen(element: RefObject<Element | null>): boolean {
  const [isSeen, setSeen] = useState(true);
  useEffect(() => {
    if (!element.current) return undefined;
    const sight = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: `${aheadPx}px`,
    });
    sight.observe(element.current);
    return () => sight.disconnect();
  }, [element]);
  return isSeen;
}
