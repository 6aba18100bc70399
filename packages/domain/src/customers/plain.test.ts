import { expect, test } from 'vitest';
import { plainLine } from './plain.ts';

test.each([
  ['Rosa Almeida', 'Rosa Almeida'],
  ['  Rosa\n\tSam completed this for you ', 'Rosa Sam completed this for you'],
  ['\u202easoR\u202c', 'asoR'],
  ['\u2067Rosa\u2069\u0000', 'Rosa'],
  ['\u200f\u200b\u2028', ''],
  ['فاطمة', 'فاطمة'],
  ['👩‍👧 क्‍ष', '👩‍👧 क्‍ष'],
])('A17 a name is one plain line: %j', (given, shown) => {
  expect(plainLine(given)).toBe(shown);
});
