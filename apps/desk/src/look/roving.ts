/*
 * Which of a row or column of things a key leads to: arrows go round, Home and End to the ends. A row in a
 * right-to-left page is walked the other way.
 */
interface Walk {
  key: string;
  from: number;
  count: number;
  along: 'row' | 'column';
  isRightToLeft?: boolean;
}

/** The place one comes to; null: the key does not walk. */
export function walk({ key, from, count, along, isRightToLeft }: Walk): number | null {
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const [back, on] = along === 'column' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  if (key !== back && key !== on) return null;
  const isOn = (key === on) !== (along === 'row' && isRightToLeft === true);
  return (from + (isOn ? 1 : count - 1)) % count;
}
