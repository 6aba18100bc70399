// Which row's details are shown: of the one whose name the pointer rests on, as long as it does; or of the one they were
// asked for, until they are closed.
import { useCallback, useEffect, useRef, useState } from 'react';

/** On the way to a name nobody wants to read about those in between. */
const restMs = 500;

export interface ShownDetails {
  id: string;
  beside: HTMLElement;
  isAsked: boolean;
}

export function useDetails() {
  const [shown, setShown] = useState<ShownDetails | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = useCallback((id: string, beside: HTMLElement, why: 'rests' | 'asked') => {
    clearTimeout(timer.current);
    if (why === 'asked') setShown({ id, beside, isAsked: true });
    else
      timer.current = setTimeout(
        () => setShown((now) => (now?.isAsked ? now : { id, beside, isAsked: false })),
        restMs,
      );
  }, []);
  const over = useCallback(() => {
    clearTimeout(timer.current);
    setShown((now) => (now?.isAsked ? now : null));
  }, []);
  const close = useCallback(() => {
    clearTimeout(timer.current);
    setShown(null);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { shown, show, over, close };
}
