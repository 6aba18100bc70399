import { expect, test } from 'vitest';
import { inHeldOrder } from './useHeldOrder.ts';

const rows = (ids: string) => ids.split('').map((id) => ({ id }));
const order = (now: string, held: string) =>
  inHeldOrder(rows(now), held.split(''))
    .map((row) => row.id)
    .join('');

test('K20: while the order is held, rows keep their places, whatever the sorting says', () => {
  expect(order('cab', 'abc')).toBe('abc');
});

test('K20: who comes stands at the end, in the order of the sorting; who goes leaves a place to nobody', () => {
  expect(order('xcya', 'abc')).toBe('acxy');
});
