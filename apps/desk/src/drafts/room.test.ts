import { messageUnitsMax } from '@oriel/protocol';
import { expect, test } from 'vitest';
import { isSendable, tooLong } from './room.ts';

test('WR4 a message has a limit; what is over it stays in the field and says by how much', () => {
  const full = 'x'.repeat(messageUnitsMax);
  expect([isSendable('hi'), isSendable(' \n'), isSendable(full), isSendable(`${full}👍`)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([tooLong(full), tooLong(`${full}👍`)]).toEqual([
    null,
    'Too long by 2: a message has at most 10,000 characters. Shorten it, or send it in parts.',
  ]);
});
