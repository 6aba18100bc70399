// A planted bug: a port wrapped so that a promise is broken. Each is found by the checks of a run (sim/bugs.ts).
import type { Planted } from '../node.ts';
import type { Time } from '../time.ts';

export interface Bug {
  /** What is broken. */
  what: string;
  /** In what the checks say. */
  found: RegExp;
  /** With one node there is no such thing. */
  isOfSeveralNodes?: true;
  plant(time: Time): Planted;
}
