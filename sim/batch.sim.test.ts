// The short form of `npm run sim`: as many seeds as fit into the time. Odd ones have one node: among those with several,
// some do not come right yet (docs/operations/simulation.md), and only kept ones are run here.
import { expect, test } from 'vitest';
import { batch } from './batch.ts';

/** Enough for what must happen to happen, on a slow machine too. */
const forMs = 45_000;
const atLeast = 40;

test(
  'SM2 SM3 SM4 SM5 SM6 SM11: kept seeds, then new ones: nothing lost, nothing doubled, all well in the end',
  { timeout: 300_000 },
  async () => {
    const say = (line: string) => console.log(line);
    const began = performance.now();
    let all = await batch({ first: 1, seeds: atLeast, step: 2, say });
    console.log(`  the first ${all.runs} runs: ${all.counters.toString()}`);
    expect(all.failed.map(({ plan }) => `npm run sim -- --seeds 1 --seed ${plan.seed}`)).toEqual([]);
    expect(all.missing).toEqual([]);
    all = await batch({
      first: 2 * atLeast + 1,
      seeds: 10_000,
      step: 2,
      untilMs: forMs - (performance.now() - began),
      say,
    });
    console.log(
      `  then ${all.runs} more (${all.ofSeveral} with several nodes), ${all.facts} facts, ${Math.round(all.virtualMs / 60_000)} virtual minutes`,
    );
    expect(all.failed.map(({ plan }) => `npm run sim -- --seeds 1 --seed ${plan.seed}`)).toEqual([]);
  },
);
