/**
 * Chance that can be repeated: a seed gives named streams of numbers, and each bot draws from its own, so that one more
 * draw by one of them changes nothing for the others. Mulberry32 in a dozen lines; a package would be larger than its use.
 */

/** A number in [0, 1). */
export type Random = () => number;

function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** FNV-1a over the name's UTF-16 units: enough to keep streams apart. */
const hashOf = (name: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

/** The stream of this name under this seed, from its beginning. */
export const streamOf = (seed: number, name: string): Random => mulberry32(hashOf(`${seed}:${name}`));

export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

export const chance = (random: Random, probability: number): boolean => random() < probability;

/** One of a list that has at least one. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}
