/** Which script the next customer plays: none that is being played, and those played longest ago first. */
import type { Conversation } from '../conversations/index.ts';
import { pick, type Random } from '../seeded.ts';

type Fits = (script: Conversation) => boolean;

export type Casting = {
  /** Those that nobody plays. */
  free(fits: Fits): readonly Conversation[];
  /** Takes one of them; undefined where there is none. */
  take(fits: Fits, random: Random): Conversation | undefined;
  giveBack(script: Conversation): void;
};

/** So many of those played longest ago are drawn from: variety without soon meeting the same again. */
const drawnFrom = 5;

/** `random` shuffles the scripts once. */
export function casting(scripts: readonly Conversation[], random: Random): Casting {
  const rested = scripts
    .map((script) => ({ script, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ script }) => script);
  const free: Casting['free'] = (fits) => rested.filter(fits);
  return {
    free,
    take(fits, random) {
      const candidates = free(fits).slice(0, drawnFrom);
      if (candidates.length === 0) return undefined;
      const script = pick(random, candidates);
      rested.splice(rested.indexOf(script), 1);
      return script;
    },
    giveBack: (script) => void rested.push(script),
  };
}
