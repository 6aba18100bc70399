import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDuration, written } from './duration.ts';

test('ST10 a time is read as it is written', () => {
  expect([30_000, 2_700_000, 5_400_000, 172_800_000, 0].map(written)).toEqual([
    ...['30 s', '45 min', '1 h 30 min', '2 d', '0 s'],
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 92 * 86_400 }), (seconds) => {
      expect(readDuration(written(seconds * 1_000))).toBe(seconds * 1_000);
    }),
  );
});

test('ST10 and as people write it otherwise; what is no time is none', () => {
  expect(['90m', ' 1.5 H', '1,5 h', '1h30m', '2d 3h'].map(readDuration)).toEqual([
    ...[5_400_000, 5_400_000, 5_400_000, 5_400_000, 183_600_000],
  ]);
  expect(['', '30', 'h', '5 weeks', '1 h and more', '-5 s', '1 h x 2 s'].map(readDuration)).toEqual(
    Array(7).fill(null),
  );
});
