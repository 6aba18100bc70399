import { describe, expect, test } from 'vitest';
import { between, pick, streamOf } from './seeded.ts';

const draw = (random: () => number, count: number) => Array.from({ length: count }, () => random());

describe('seeded chance', () => {
  test('the same seed and name give the same numbers', () => {
    expect(draw(streamOf(7, 'chloe'), 50)).toEqual(draw(streamOf(7, 'chloe'), 50));
  });

  test('another seed or another name gives others', () => {
    expect(draw(streamOf(7, 'chloe'), 5)).not.toEqual(draw(streamOf(8, 'chloe'), 5));
    expect(draw(streamOf(7, 'chloe'), 5)).not.toEqual(draw(streamOf(7, 'emre'), 5));
  });

  test('spreads evenly over its range', () => {
    const numbers = draw(streamOf(1, 'spread'), 20_000);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
  });

  test('between stays within, pick reaches every one, an empty list is a fault', () => {
    const random = streamOf(3, 'reach');
    for (const number of Array.from({ length: 200 }, () => between(random, 1, 6))) {
      expect(number).toBeGreaterThanOrEqual(1);
      expect(number).toBeLessThan(6);
    }
    expect(new Set(Array.from({ length: 200 }, () => pick(random, ['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
    expect(() => pick(random, [])).toThrow(RangeError);
  });
});
