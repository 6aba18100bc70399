// The planted leaks, one at a time: the twin run has to find each of them, within a few seeds.
import { readdir } from 'node:fs/promises';
import { planted, type Leak } from './leaks/leak.ts';
import { twins } from './twin.ts';

/** Files there that are not leaks themselves. */
const besides = new Set(['leak.ts', 'known.ts', 'one-at-a-time.ts']);

/** More seeds than this, and it counts as not found. */
export const seedsMax = 8;

const folder = new URL('leaks/', import.meta.url);

export async function allLeaks(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.ts') && !besides.has(name)).sort();
}

export interface Found {
  way: string;
  /** The seed that found it; undefined: it was not found. */
  seed: number | undefined;
  difference: string | undefined;
}

export async function find(file: string): Promise<Found> {
  const { leak } = (await import(new URL(file, folder).href)) as { leak: Leak };
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const { difference } = await twins(leak.isOfSeveralNodes ? 2 * seed : seed, planted(leak));
    if (difference !== undefined) return { way: leak.way, seed, difference };
  }
  return { way: leak.way, seed: undefined, difference: undefined };
}
