import { expect, test } from 'vitest';
import { areTyping, draftDotsUntil, isTyping } from './typing.ts';

const typing = (interaction: string, until: number) => ({ agent: null, interaction, until });
const draft = {
  ...{ agent: 'ana', interaction: 'one', what: 'reply' as const, text: 'x', spans: [], rev: 1, page: 'p', stream: 1 },
  whole: true,
};

test('C42: dots move until the time that was said, and no longer', () => {
  expect([isTyping(undefined, 0), isTyping(typing('a', 10), 9), isTyping(typing('a', 10), 10)]).toEqual([
    false,
    true,
    false,
  ]);
});

test('C42: five seconds after a draft’s last key; none for a draft without one', () => {
  expect([draftDotsUntil({ ...draft, keyAt: 1_000 }), draftDotsUntil({ ...draft, keyAt: 0 })]).toEqual([6_000, 0]);
});

test('C42: who types now, and when the first stops', () => {
  expect(areTyping([typing('a', 10), typing('b', 5), typing('c', 30)], 7)).toEqual({
    interactions: new Set(['a', 'c']),
    nextAt: 10,
  });
  expect(areTyping([], 7)).toEqual({ interactions: new Set(), nextAt: null });
});
