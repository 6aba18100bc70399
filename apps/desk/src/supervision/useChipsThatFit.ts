import { useEffect, useState, type RefObject } from 'react';

const chipPx = 122;
const restPx = 50;

/** How many chips the column has room for: by its width alone, so that no row changes when its texts do. */
export function useChipsThatFit(column: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!column.current) return undefined;
    const sizes = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    sizes.observe(column.current);
    return () => sizes.disconnect();
  }, [column]);
  return Math.min(8, Math.max(2, Math.floor((width - restPx) / chipPx)));
}
