import { expect, test } from 'vitest';
import { planOf, run } from './run.ts';

test('SM1: the same seed gives the same run, frame by frame', async () => {
  const plan = { ...planOf(7), roughMs: 20_000 };
  const [one, other] = [await run(plan), await run(plan)];
  expect(one.problems).toEqual([]);
  expect([...one.transcript.values()].flat().length).toBeGreaterThan(100);
  expect(other.transcript).toEqual(one.transcript);
  expect(other.counters.toString()).toBe(one.counters.toString());
});
