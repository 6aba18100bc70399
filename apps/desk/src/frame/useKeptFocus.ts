// Focus is never lost: when what had it goes away (a button that did its work, a composer of what somebody completed),
// it moves to what one reads, else to the list. A click on nothing takes it away as anywhere.
import { useEffect, type RefObject } from 'react';

const refuges = ['[role=log]', '[role=tabpanel] a[href]', '[role=tab][aria-selected=true]', 'a[href]'];

export function useKeptFocus(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = frame.current;
    if (!place) return undefined;
    let last: HTMLElement | null = null;
    const remember = ({ target }: FocusEvent) => {
      last = target as HTMLElement;
    };
    const keep = () => {
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      const refuge = refuges.map((each) => place.querySelector<HTMLElement>(each)).find((each) => each !== null);
      refuge?.closest<HTMLElement>('a, [tabindex]')?.focus();
    };
    // Dialogs give focus back by themselves, and only then is it known whether there is something to give it back to.
    const later = () => requestAnimationFrame(keep);
    const changes = new MutationObserver(keep);
    changes.observe(place, { childList: true, subtree: true });
    place.addEventListener('focusin', remember);
    document.addEventListener('focusout', later);
    return () => {
      changes.disconnect();
      place.removeEventListener('focusin', remember);
      document.removeEventListener('focusout', later);
    };
  }, [frame]);
}
