import { expect, test } from 'vitest';
import { planOf, run } from './run.ts';

test.each([7, 8])('SM1 SM11: seed %i gives the same run again, frame by frame', async (seed) => {
  const plan = { ...planOf(seed), roughMs: 20_000 };
  const [one, other] = [await run(plan), await run(plan)];
  expect(one.problems).toEqual([]);
  expect([...one.transcript.values()].flat().length).toBeGreaterThan(100);
  expect(other.transcript).toEqual(one.transcript);
  expect(other.counters.toString()).toBe(one.counters.toString());
});
