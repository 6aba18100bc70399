import { expect, test } from 'vitest';
import { walk } from './roving.ts';

const row = (key: string, from: number, isRightToLeft = false) =>
  walk({ key, from, count: 3, along: 'row', isRightToLeft });

test('arrows go round a row, Home and End to its ends', () => {
  expect([row('ArrowRight', 0), row('ArrowRight', 2), row('ArrowLeft', 0), row('Home', 2), row('End', 0)]).toEqual([
    1, 0, 2, 0, 2,
  ]);
});

test('from right to left, the left arrow goes on', () => {
  expect([row('ArrowLeft', 0, true), row('ArrowRight', 0, true)]).toEqual([1, 2]);
});

test('a column has arrows of its own, and other keys walk nowhere', () => {
  expect(walk({ key: 'ArrowDown', from: 1, count: 2, along: 'column' })).toBe(0);
  expect(walk({ key: 'ArrowRight', from: 1, count: 2, along: 'column', isRightToLeft: true })).toBeNull();
  expect([row('a', 0), walk({ key: 'Home', from: 0, count: 0, along: 'row' })]).toEqual([null, null]);
});
