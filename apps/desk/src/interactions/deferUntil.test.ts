import { expect, test } from 'vitest';
import { deferChoices } from './deferUntil.ts';

test('K29: a quarter of an hour, an hour, tomorrow at nine, by the calendar of whoever defers', () => {
  const now = new Date('2026-02-28T23:50:20').getTime();
  expect(deferChoices(now).map(({ at }) => new Date(at))).toEqual([
    new Date('2026-03-01T00:05:20'),
    new Date('2026-03-01T00:50:20'),
    new Date('2026-03-01T09:00:00'),
  ]);
});
