// Chance from a seed: a stream for each domain, so that one more draw in one of them moves nothing in the others, and one
// more draw where none should be is seen in what follows. And chance by what is asked, for what many share.

export type Random = () => number;

/** 32 bits of a text (FNV-1a, then mixed). */
export function hashOf(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
  return (state ^ (state >>> 15)) >>> 0;
}

/** Numbers in [0, 1) (mulberry32). */
function numbers(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Seeded {
  readonly seed: number;
  readonly #streams = new Map<string, Random>();

  constructor(seed: number) {
    this.seed = seed;
  }

  /** The same stream for the same domain. */
  of(domain: string): Random {
    const stream = this.#streams.get(domain) ?? numbers(hashOf(`${this.seed} ${domain}`));
    this.#streams.set(domain, stream);
    return stream;
  }

  /** The same number for the same question, however often others ask others. */
  at(question: string): number {
    return numbers(hashOf(`${this.seed} ${question}`))();
  }

  bytes(domain: string, size: number): Uint8Array {
    const random = this.of(domain);
    return Uint8Array.from({ length: size }, () => Math.floor(random() * 256));
  }
}

export const chance = (random: Random, probability: number): boolean => random() < probability;
export const between = (random: Random, least: number, most: number): number =>
  Math.floor(least + random() * (most - least + 1));
export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
