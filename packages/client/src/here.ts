// That somebody sits at this page: said at most once a minute, and nothing of what they did. The server takes who gives no
// sign for away; how long nobody gave one is kept nowhere (S10).
import type { Up } from '@oriel/protocol';
import type { Clock } from './connection/clock.ts';

/** Far below any time after which somebody counts as idle, and far above anything that could be counted as keys. */
export const hereEveryMs = 60_000;

export function openHere(clock: Clock, send: (frame: Up) => boolean): () => void {
  let saidAt = -Infinity;
  return () => {
    const now = clock.now();
    // A machine's clock may be set back: then it is said anew.
    const isSaid = now >= saidAt && now < saidAt + hereEveryMs;
    if (!isSaid && send({ t: 'here' })) saidAt = now;
  };
}
