// The planted bugs, one at a time: the checks of a run have to find each of them, within a few seeds, and say what it is.
import { readdir } from 'node:fs/promises';
import type { Bug } from './bugs/bug.ts';
import { planOf, run } from './run.ts';

const seedsMax = 5;
/** Files there that are not bugs themselves. */
const besides = new Set(['bug.ts', 'over-nats.ts']);

const folder = new URL('bugs/', import.meta.url);

export async function allBugs(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.ts') && !besides.has(name)).sort();
}

/** What the checks said; the last of it, where they did not find it. */
export async function findBug(file: string): Promise<{ isFound: boolean; said: string | undefined }> {
  const { bug } = (await import(new URL(file, folder).href)) as { bug: Bug };
  let said: string | undefined;
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const plan = planOf(bug.isOfSeveralNodes ? 2 * seed : seed);
    const { problems } = await run(plan, { plant: bug.plant });
    said = problems[0];
    if (said !== undefined && bug.found.test(said)) return { isFound: true, said };
  }
  return { isFound: false, said };
}
