// The twin run: one seed, two silent behaviours of those who look: nobody, and a crowd who open, hop, search, are denied, are
// slow, reload and vanish. What comes out at every agent's and customer's browser is the same, byte for byte, at the same
// time (S1 to S9).
import type { Ports } from './node.ts';
import { planOf, run, type Plan } from './run.ts';

export interface Twins {
  /** Undefined: they are equal. */
  difference: string | undefined;
  frames: number;
  /** Frames that those who look were given: the work was real. */
  looked: number;
}

/** Of pairs with several nodes every other has all who look at a node of their own: what reaches it comes over the bus. */
const pairOf = (seed: number): Plan => ({ ...planOf(seed), homes: seed % 4 === 2 ? 'apart' : 'spread' });

export const quietly = (seed: number): Plan => ({ ...pairOf(seed), watchers: 0, watching: 'nobody' });
export const watched = (seed: number): Plan => ({ ...pairOf(seed), watchers: 6, watching: 'crowd' });

/** Pairs that differed once: a node that stopped told the others so when the last of those who look had gone (S9). */
export const keptPairs = [2006];

/** `plant`: a leak. */
export async function twins(seed: number, plant?: Ports['plant'], shorter: Partial<Plan> = {}): Promise<Twins> {
  const arm = (plan: Plan) => run({ ...plan, ...shorter }, { ...(plant && { plant }), onlyTranscript: true });
  const [one, other] = [await arm(quietly(seed)), await arm(watched(seed))];
  return {
    difference: firstDifference(one.transcript, other.transcript),
    frames: [...one.transcript.values()].reduce((sum, lines) => sum + lines.length, 0),
    looked: other.looked,
  };
}

type Transcript = ReadonlyMap<string, readonly string[]>;

function firstDifference(one: Transcript, other: Transcript): string | undefined {
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const [first, second] = [one.get(name) ?? [], other.get(name) ?? []];
    const at = first.findIndex((line, index) => line !== second[index]);
    const where = at < 0 && second.length > first.length ? first.length : at;
    if (where < 0) continue;
    return `${name}, frame ${where}:\n  unseen  ${(first[where] ?? 'nothing').slice(0, 400)}\n  watched ${(second[where] ?? 'nothing').slice(0, 400)}`;
  }
  return undefined;
}
