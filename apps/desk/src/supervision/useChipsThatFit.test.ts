import { expect, test } from 'vitest';
import { chipsIn } from './useChipsThatFit.ts';

test('K19: a row has room for three chips at the smallest desk; a fourth comes only where all can be read at ease', () => {
  expect([200, 444, 560, 700, 900, 4000].map(chipsIn)).toEqual([2, 3, 3, 4, 5, 8]);
});
