// Timing in arms, shortly: that it does its work. What it finds is said by `npm run timing`, and nothing here is timed.
import { expect, test } from 'vitest';
import { seeded } from '../timing/random.ts';
import { arms, compared, timed } from '../timing/run.ts';

test(
  'S2 timing in arms: every block is answered, those who look are told of it in their arms, and in the others nothing',
  { timeout: 120_000 },
  async () => {
    const result = await timed({ rounds: 2, each: 4, seed: 7 });
    for (const arm of arms) expect(result.ms[arm].filter((ms) => ms > 0)).toHaveLength(2);
    // Eight who look are told of eight comments; of the last ones maybe only when nobody counts any more.
    expect(result.told.watched).toBeGreaterThan(8);
    expect(result.told['planted leak']).toBeGreaterThan(8);
    expect([result.told.nobody, result.told['nobody again']]).toEqual([0, 0]);
    expect(compared(result, seeded(7)).map(({ arm }) => arm)).toEqual(arms);
  },
);
