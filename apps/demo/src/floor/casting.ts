/** Which script the next customer plays: none that is being played, and those played longest ago first. */
import type { Conversation, Department } from '../conversations/index.ts';
import { pick, type Random } from '../seeded.ts';

export type Casting = {
  /** Scripts of these departments that nobody plays. */
  free(departments: readonly Department[]): readonly Conversation[];
  /** Takes one of the free ones; undefined where there is none. */
  take(departments: readonly Department[], random: Random): Conversation | undefined;
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
  const free: Casting['free'] = (departments) => rested.filter((script) => departments.includes(script.department));
  return {
    free,
    take(departments, random) {
      const candidates = free(departments).slice(0, drawnFrom);
      if (candidates.length === 0) return undefined;
      const script = pick(random, candidates);
      rested.splice(rested.indexOf(script), 1);
      return script;
    },
    giveBack: (script) => void rested.push(script),
  };
}
