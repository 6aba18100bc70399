import { nothingCounted } from '@oriel/domain';
import { expect, test } from 'vitest';
import { choosable, chosenAtFirst, figureOf, readColumns } from './columns.ts';

test('ME6 at first who waits longest, accepted, missed and completed; then what was chosen, in one order', () => {
  expect(readColumns(null)).toEqual(chosenAtFirst);
  expect(readColumns('handledMs salary deferred')).toEqual(['deferred', 'handledMs']);
  expect(readColumns('')).toEqual([]);
  expect(readColumns(choosable.toReversed().join(' '))).toEqual(choosable);
});

test('ME6 handling time is printed as time', () => {
  const day = { ...nothingCounted, handledMs: 3_723_400, deferred: 12 };
  expect([figureOf('handledMs', day), figureOf('deferred', day), figureOf('missed', day)]).toEqual([
    '1:02:03',
    '12',
    '0',
  ]);
});
