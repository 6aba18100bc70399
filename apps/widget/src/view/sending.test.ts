import { messageUnitsMax } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { countFromUnits, isSendKey, roomFor } from './sending.ts';

const enter = { key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13 };

describe('the text box', () => {
  test('W18: Enter sends', () => {
    expect(isSendKey(enter)).toBe(true);
  });

  test.each([
    ['breaks the line with Shift', { shiftKey: true }],
    ['ends a word that an input method composes', { isComposing: true }],
    ['ends a composition, as Safari tells it', { keyCode: 229 }],
    ['is another key', { key: 'a', keyCode: 65 }],
  ])('W18: what does not send: it %s', (_what, change) => {
    expect(isSendKey({ ...enter, ...change })).toBe(false);
  });

  test('W19: nothing but white space is not sent', () => {
    expect(['', ' \n\u00a0', ' a '].map((text) => roomFor(text).isSendable)).toEqual([false, false, true]);
  });

  test('W19: the last characters are counted, and what is too long says by how much', () => {
    const longest = 'x'.repeat(messageUnitsMax);
    expect(roomFor('x'.repeat(countFromUnits - 1)).words).toBe(null);
    expect(roomFor('x'.repeat(countFromUnits)).words).toBe('500 characters left');
    expect(roomFor(longest)).toEqual({ isSendable: true, isTooLong: false, words: '0 characters left' });
    expect(roomFor(`${longest}  `).isSendable).toBe(true);
    expect(roomFor(`${longest}xx`)).toEqual({
      isSendable: false,
      isTooLong: true,
      words: 'Too long by 2: a message has at most 10,000 characters. Shorten it, or send it in parts.',
    });
  });
});
