import { expect, test } from 'vitest';
import { customerDotsUntil, dotsUntil, isTyping } from './typing-dots.ts';

test('D19 dots stop five seconds after the last key', () => {
  const until = dotsUntil({ lastKeyAt: 1000, what: 'reply' });
  expect([1000, 5999, 6000].map((now) => isTyping(until, now))).toEqual([true, true, false]);
});

test('D19 none after send or a cut connection', () => {
  expect(isTyping(dotsUntil({ lastKeyAt: undefined, what: 'reply' }), 0)).toBe(false);
});

test('D19 a comment gives dots to those who watch and none to the customer', () => {
  expect(dotsUntil({ lastKeyAt: 1000, what: 'comment' })).toBe(6000);
  expect(customerDotsUntil({ lastKeyAt: 1000, what: 'comment' })).toBeUndefined();
  expect(customerDotsUntil({ lastKeyAt: 1000, what: 'reply' })).toBe(6000);
});
