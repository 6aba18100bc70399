import { useEffect, useLayoutEffect, useRef, useState } from 'react';

interface Ends {
  first: string | undefined;
  last: string | undefined;
}

const nearBottomPx = 32;
const nearTopPx = 240;

const sink = (element: HTMLElement) => {
  element.scrollTop = element.scrollHeight;
};

/*
 * Where one reads in a growing list: at the bottom it follows what comes; anywhere else what one reads stays where it
 * is, whether lines come in above or below. The browser's own anchoring is off for the list, for it does neither at
 * the very top. Tells when something new is below, and when the top is near.
 */
export function useScrollPlace({ first, last }: Ends, onNearTop: (() => void) | null) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  const before = useRef({ height: 0, first, last });
  const [hasNewBelow, setNewBelow] = useState(false);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const was = before.current;
    if (isAtBottom.current) sink(element);
    else if (was.first !== first) element.scrollTop += element.scrollHeight - was.height;
    else if (was.last !== last) setNewBelow(true);
    before.current = { height: element.scrollHeight, first, last };
  }, [first, last]);

  useEffect(() => {
    const element = box.current;
    if (!element || !content.current) return undefined;
    const sizes = new ResizeObserver(() => {
      if (isAtBottom.current) sink(element);
      before.current.height = element.scrollHeight;
    });
    sizes.observe(content.current);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);

  // Short of a full screen there is nothing to scroll, so the earlier lines are asked for at once.
  useEffect(() => {
    const element = box.current;
    if (element && element.scrollHeight <= element.clientHeight + nearBottomPx) onNearTop?.();
  });

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    isAtBottom.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearBottomPx;
    if (isAtBottom.current) setNewBelow(false);
    if (element.scrollTop < nearTopPx) onNearTop?.();
  };

  return { box, content, onScroll, hasNewBelow, toBottom: () => box.current && sink(box.current) };
}
