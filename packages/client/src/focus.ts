// Where the agent looks, said at most once in `focusEveryMs`, the last place always; and again on every connection.
import type { Up } from '@oriel/protocol';
import type { Clock } from './connection/clock.ts';

/** Clicking through a list is not looking: four places a second are all that a watcher could follow. */
export const focusEveryMs = 250;

export function openFocus(clock: Clock, send: (frame: Up) => boolean) {
  let wanted: string | null = null;
  let said: string | null = null;
  let cancel: (() => void) | null = null;

  function say(): void {
    if (wanted === said || !send({ t: 'focus', interaction: wanted })) return;
    said = wanted;
    cancel = clock.after(focusEveryMs, () => {
      cancel = null;
      say();
    });
  }

  return {
    set(interaction: string | null): void {
      wanted = interaction;
      if (!cancel) say();
    },
    /** A new connection looks at nothing. */
    live: () => say(),
    lost(): void {
      cancel?.();
      cancel = null;
      said = null;
    },
  };
}
