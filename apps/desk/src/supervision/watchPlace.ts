// Where a watcher is on somebody's desk. Nothing about what is open in the address: they follow. An empty one: nothing is
// open, and they do not follow. Moving about keeps either; only opening or closing a card, and the switch, change it.
import { placeHref, type DeskPlace } from '../agents/place.ts';

const nothing = '';

export const isFollowing = (place: DeskPlace): boolean => place.open === undefined;

/** What is shown: following, what the agent has open. */
export const shownPlace = (place: DeskPlace, followed: string | null): DeskPlace => ({
  ...place,
  open: (isFollowing(place) ? followed : place.open) || undefined,
});

/** From what is shown to `next`, as the address will have it. */
export function movedTo(next: DeskPlace, shown: DeskPlace, place: DeskPlace): DeskPlace {
  if (next.open === shown.open && isFollowing(place)) return { ...next, open: undefined };
  return { ...next, open: next.open ?? nothing };
}

export const following = (place: DeskPlace, isOn: boolean, shown: DeskPlace): DeskPlace => ({
  ...place,
  open: isOn ? undefined : (shown.open ?? nothing),
});

export const watchHref = (agent: string, place: DeskPlace = {}): string =>
  placeHref(`/supervision/agents/${agent}`, place);
