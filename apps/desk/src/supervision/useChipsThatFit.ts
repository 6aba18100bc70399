import { useEffect, useState, type RefObject } from 'react';

/** A name and a figure; from the fourth chip on, also the word *waits*, for then there is room to be read at ease. */
const chipPx = 122;
const roomyChipPx = 158;
const restPx = 50;

export function chipsIn(widthPx: number): number {
  const chips = (eachPx: number) => Math.floor((widthPx - restPx) / eachPx);
  return Math.min(8, Math.max(2, Math.min(3, chips(chipPx)), chips(roomyChipPx)));
}

/** How many chips the column has room for: by its width alone, so that no row changes when its texts do. */
export function useChipsThatFit(column: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!column.current) return undefined;
    const sizes = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    sizes.observe(column.current);
    return () => sizes.disconnect();
  }, [column]);
  return chipsIn(width);
}
