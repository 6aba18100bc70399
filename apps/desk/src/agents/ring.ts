// How a ring reaches whoever has the page behind another: settings of the person in this browser, and what just began to
// ring. Never on a watched desk: only the own desk asks.
import { signal } from '@preact/signals-core';

export interface RingWays {
  pageTitle: boolean;
  sound: boolean;
  notification: boolean;
}

const kept = 'oriel-ring';
const usual: RingWays = { pageTitle: true, sound: true, notification: false };

/** What was kept may be anybody's: only what is a yes or a no is taken from it. */
export function ringWaysFrom(text: string | null): RingWays {
  let read: unknown;
  try {
    read = JSON.parse(text ?? '');
  } catch {
    return usual;
  }
  if (typeof read !== 'object' || read === null) return usual;
  const ways = read as Record<string, unknown>;
  const way = (name: keyof RingWays): boolean => (typeof ways[name] === 'boolean' ? ways[name] : usual[name]);
  return { pageTitle: way('pageTitle'), sound: way('sound'), notification: way('notification') };
}

export const ringWays = signal(ringWaysFrom(typeof localStorage === 'undefined' ? null : localStorage.getItem(kept)));

export function keepRingWays(ways: RingWays): void {
  ringWays.value = ways;
  localStorage.setItem(kept, JSON.stringify(ways));
}

/** Those that ring now and did not before. */
export const newlyRinging = <Ringing extends { id: string }>(
  before: ReadonlySet<string>,
  now: readonly Ringing[],
): Ringing[] => now.filter(({ id }) => !before.has(id));
