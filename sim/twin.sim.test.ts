// The short forms of `npm run twins` and `npm run leaks`.
import { describe, expect, test } from 'vitest';
import { allLeaks, find } from './leaks.ts';
import { keptPairs, twins } from './twin.ts';

const pairsForMs = 25_000;
const pairsAtLeast = 15;

test(
  'SM8 SM11 S1 S2 S3 S4 S5 S6 S9: with a crowd who look, what agents and customers get is equal to nobody looking',
  { timeout: 300_000 },
  async () => {
    const began = performance.now();
    let [pairs, frames, looked] = [0, 0, 0];
    const kept = [...keptPairs];
    for (let at = 1; at <= pairsAtLeast || performance.now() - began < pairsForMs; at += 1) {
      // Of one node, but for the kept ones.
      const seed = kept.pop() ?? 2 * at - 1;
      const pair = await twins(seed);
      expect(pair.difference, `npm run twins -- --pairs 1 --seed ${seed}`).toBeUndefined();
      pairs += 1;
      frames += pair.frames;
      looked += pair.looked;
    }
    console.log(`  ${pairs} pairs, ${frames} frames compared, ${looked} frames looked at`);
    expect(frames).toBeGreaterThan(100 * pairs);
    expect(looked).toBeGreaterThan(100 * pairs);
  },
);

describe('SM9: each planted leak is found', async () => {
  const files = await allLeaks();

  test('there are as many as ways in which desks leak', () => {
    expect(files.length).toBeGreaterThanOrEqual(30);
  });

  test.each(files)('%s', { timeout: 60_000 }, async (file) => {
    expect(await find(file)).toMatchObject({ seed: expect.any(Number) as number });
  });
});
