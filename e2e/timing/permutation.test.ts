import { expect, test } from 'vitest';
import { median, percentile, pOf } from './permutation.ts';
import { seeded, shuffled } from './random.ts';

const noisy = (shift: number, seed: number) => {
  const random = seeded(seed);
  return Array.from({ length: 40 }, () => shift + (random() + random() + random() - 1.5));
};

test('S2 the test of two arms finds a shift that noise hides from the eye, and none where there is none', () => {
  const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1);
  const found = (shift: number) => seeds.filter((seed) => pOf(noisy(shift, seed), seeded(99), 2_000) < 0.01).length;
  expect(found(0.5)).toBe(20);
  expect(found(-0.5)).toBe(20);
  expect(found(0)).toBeLessThanOrEqual(1);
});

test('S2 with few pairs no p is small, whatever they are', () => {
  expect(pOf([5, 5, 5], seeded(1))).toBeGreaterThan(0.2);
  expect(percentile([5, 1, 4, 2, 3], 50)).toBe(3);
  expect(percentile([5, 1, 4, 2, 3], 10)).toBe(1);
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(new Set(shuffled([1, 2, 3, 4], seeded(7)))).toEqual(new Set([1, 2, 3, 4]));
});
