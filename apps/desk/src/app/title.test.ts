import { expect, test } from 'vitest';
import { titleOf } from './title.ts';

test('K6: the page’s title says where one is, and first of all that something rings', () => {
  expect([titleOf('Desk'), titleOf('Desk', 2), titleOf(undefined)]).toEqual([
    'Desk · Oriel',
    '● 2 ringing · Desk · Oriel',
    'Oriel',
  ]);
});
