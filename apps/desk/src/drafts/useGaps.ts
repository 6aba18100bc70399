// The gaps that saved replies have left in this text: Tab leads from one to the next, and behind the last one out of the
// field, as everywhere.
import { useEffect, useState } from 'react';
import { nextGap } from './placeholders.ts';
import type { Field } from './useWordMenu.ts';

interface Gaps {
  /** What the first one asks for; null: none is left. */
  left: string | null;
  /** Gaps came in with a text that ends at the caret: the first of them is chosen. */
  onGaps(gaps: readonly string[]): void;
}

export function useGaps(field: Field, text: string): Gaps {
  const [gaps, setGaps] = useState<readonly string[]>([]);
  useEffect(() => {
    const area = field.current;
    if (!area || gaps.length === 0) return undefined;
    const press = (event: KeyboardEvent) => {
      const isPlain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
      const gap = event.key === 'Tab' && isPlain ? nextGap(area.value, gaps, area.selectionEnd) : null;
      if (!gap) return;
      area.setSelectionRange(gap.from, gap.to);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    area.addEventListener('keydown', press);
    return () => area.removeEventListener('keydown', press);
  }, [field, gaps]);

  const first = gaps.length === 0 ? null : nextGap(text, gaps, 0);
  return {
    left: first && text.slice(first.from + 1, first.to - 1),
    onGaps(found) {
      const area = field.current;
      if (!area || found.length === 0) return;
      setGaps([...new Set([...gaps, ...found])]);
      let from = area.selectionEnd;
      for (const gap of found.toReversed()) from = area.value.lastIndexOf(gap, from - gap.length);
      const gap = nextGap(area.value, found, Math.max(from, 0));
      if (gap) area.setSelectionRange(gap.from, gap.to);
    },
  };
}
