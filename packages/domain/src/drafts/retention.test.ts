import { expect, test } from 'vitest';
import { dropAt, isDropped, persistAt } from './retention.ts';

const minute = 60_000;

test('D18 a draft is dropped ten minutes after its author is gone, and never while one is there', () => {
  expect(dropAt(1000)).toBe(1000 + 10 * minute);
  expect([1000, 1000 + 10 * minute - 1, 1000 + 10 * minute].map((now) => isDropped(1000, now))).toEqual([
    false,
    false,
    true,
  ]);
  expect(dropAt(undefined)).toBeUndefined();
  expect(isDropped(undefined, Number.MAX_SAFE_INTEGER)).toBe(false);
});

test('D18 it is written at once, then at most once a second', () => {
  expect(persistAt(5000, undefined)).toBe(5000);
  expect(persistAt(5000, 4990)).toBe(5990);
  expect(persistAt(5000, 3000)).toBe(5000);
  let persistedAt: number | undefined;
  let writes = 0;
  for (let now = 0; now < 10_000; now += 50) {
    if (now < persistAt(now, persistedAt)) continue;
    persistedAt = now;
    writes++;
  }
  expect(writes).toBe(10);
});
