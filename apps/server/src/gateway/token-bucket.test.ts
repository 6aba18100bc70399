import { describe, expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

const takenOf = (bucket: TokenBucket, tries: number, now: number): number =>
  Array.from({ length: tries }, () => bucket.take(now)).filter(Boolean).length;

describe('the rate of frames', () => {
  test('G7 a burst at once, then so many a second', () => {
    const bucket = new TokenBucket(20, 40, 1_000);
    expect(takenOf(bucket, 60, 1_000)).toBe(40);
    expect(takenOf(bucket, 60, 1_500)).toBe(10);
    expect(takenOf(bucket, 60, 2_500)).toBe(20);
    expect(takenOf(bucket, 60, 60_000)).toBe(40);
  });

  test('G7 a clock that goes back gives nothing', () => {
    const bucket = new TokenBucket(20, 1, 1_000);
    expect(bucket.take(1_000)).toBe(true);
    expect(bucket.take(0)).toBe(false);
    expect(bucket.take(40)).toBe(false);
    expect(bucket.take(50)).toBe(true);
  });
});
