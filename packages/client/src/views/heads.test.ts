import type { Heads, View } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { leavesHole } from './counter.ts';
import { behind } from './heads.ts';

const conversation: View = { view: 'conversation', interaction: 'one' };
const desk: View = { view: 'desk', agent: 'ana' };

const of = (view: View, heads: Heads, held: Record<string, number>, top = 0) =>
  behind(view, heads, { version: (key) => held[key], keys: () => Object.keys(held), stateAt: (key) => held[key], top });

describe('heads', () => {
  test.each([
    ['the last line is there', 7, 7, []],
    ['the last line is missing', 7, 6, ['interaction:one']],
    ['the line came before the heads', 7, 8, []],
  ])('C12 (P5): a conversation: %s', (_what, head, top, expected) => {
    expect(of(conversation, { 'interaction:one': head }, {}, top)).toEqual(expected);
  });

  test('C12 (P5): a chat is measured by said', () => {
    expect(of({ view: 'chat' }, { said: 3 }, {}, 2)).toEqual(['said']);
    expect(of({ view: 'chat' }, { said: 3 }, {}, 3)).toEqual([]);
  });

  test.each<[string, Heads, Record<string, number>, string[]]>([
    ['all is there', { 'interaction:a': 1, 'agent:ana': 2 }, { 'interaction:a': 1, 'agent:ana': 2, 'notice:n': 9 }, []],
    ['a change is missing', { 'interaction:a': 2 }, { 'interaction:a': 1 }, ['interaction:a']],
    ['an enter is missing', { 'interaction:a': 1, 'interaction:b': 1 }, { 'interaction:a': 1 }, ['interaction:b']],
    ['a leave is missing', { 'interaction:a': 1 }, { 'interaction:a': 1, 'interaction:b': 1 }, ['interaction:b']],
    ['the last leave is missing', { 'agent:ana': 1 }, { 'interaction:a': 1, 'agent:ana': 1 }, ['interaction:a']],
    ['kinds that heads do not name say nothing', { 'interaction:a': 1 }, { 'interaction:a': 1, 'inbox:x': 1 }, []],
    ['a blank card stands for its interaction', { 'interaction:a': 1 }, { 'blank:a': 1 }, []],
    ['a blank card that has left', { 'interaction:a': 1 }, { 'interaction:a': 1, 'blank:b': 1 }, ['blank:b']],
  ])('C13 (P5): a list: %s', (_what, heads, held, expected) => {
    expect(of(desk, heads, held)).toEqual(expected);
  });

  // Here versions stand for the times of completion too.
  test.each<[string, Heads, Record<string, number>, string[]]>([
    [
      'what the newest page no longer names is where it was',
      { 'interaction:c': 3, 'interaction:b': 2 },
      { 'interaction:c': 3, 'interaction:b': 2, 'interaction:a': 1 },
      [],
    ],
    [
      'a leave within it is missing',
      { 'interaction:c': 3, 'interaction:a': 1 },
      { 'interaction:c': 3, 'interaction:b': 2, 'interaction:a': 1 },
      ['interaction:b'],
    ],
    ['an enter is missing', { 'interaction:b': 2, 'interaction:a': 1 }, { 'interaction:a': 1 }, ['interaction:b']],
  ])('C13 (P5): a history: %s', (_what, heads, held, expected) => {
    expect(of({ view: 'history', agent: 'ana' }, heads, held)).toEqual(expected);
  });

  test('C13: heads of a view that lists no interactions do not speak of them', () => {
    expect(of({ view: 'customer', interaction: 'a' }, {}, { 'interaction:a': 1 })).toEqual([]);
  });
});

describe('counters', () => {
  const lines = (...versions: number[]) =>
    versions.map((version) => ({ kind: 'message', id: String(version), version }) as never);
  const counted = { kind: 'message', head: 'said' } as const;

  test.each([
    ['the next', [4], 3, false],
    ['several, in any order', [6, 4, 5], 3, false],
    ['one known already', [3], 3, false],
    ['n+2 on n', [5], 3, true],
    ['a hole among them', [4, 6], 3, true],
    ['nothing', [], 3, false],
  ])('C11 (P5): %s', (_what, versions, top, expected) => {
    expect(leavesHole(lines(...versions), top, counted)).toBe(expected);
  });
});
