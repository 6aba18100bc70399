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
    // Eight who look are each told of each comment, at least once.
    expect(result.told.watched).toBeGreaterThanOrEqual(2 * 4 * 8);
    expect(result.told['planted leak']).toBeGreaterThanOrEqual(2 * 4 * 8);
    expect([result.told.nobody, result.told['nobody again']]).toEqual([0, 0]);
    expect(compared(result, seeded(7)).map(({ arm }) => arm)).toEqual(arms);
  },
);
