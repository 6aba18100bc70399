import { expect, test } from 'vitest';
import { followsIn } from './useFollowed.ts';

test('K15: Follow goes along at most once a second', () => {
  expect(followsIn(10_000, -Infinity, 10_400)).toBe(600);
  expect(followsIn(10_000, -Infinity, 11_000)).toBe(0);
});

test('K15: and never while the one who looks scrolls or types, until they have paused', () => {
  expect(followsIn(-Infinity, 10_000, 10_000)).toBe(1_500);
  expect(followsIn(9_900, 10_000, 11_400)).toBe(100);
  expect(followsIn(9_900, 10_000, 11_500)).toBe(0);
});
