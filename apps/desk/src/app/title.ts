// The page's title: where one is, and what rings, for whoever has the page in a tab behind another.
import { useEffect } from 'react';
import { texts } from '../texts/en.ts';

/** Undefined while it is not known where one is. */
export const titleOf = (place: string | undefined, ringing = 0): string =>
  [...(ringing > 0 ? [texts.ringing(ringing)] : []), ...(place ? [place] : []), texts.product].join(' · ');

export function usePageTitle(place: string | undefined, ringing = 0): void {
  useEffect(() => {
    document.title = titleOf(place, ringing);
  }, [place, ringing]);
}
