import type { KeyboardEvent } from 'react';
import { expect, test } from 'vitest';
import { isSendKey } from './sendKey.ts';

interface Pressed {
  key?: string;
  shiftKey?: boolean;
  ctrlKey?: boolean;
  isComposing?: boolean;
  keyCode?: number;
}

function press({ key = 'Enter', shiftKey = false, ctrlKey = false, isComposing = false, keyCode = 13 }: Pressed) {
  const nativeEvent = { isComposing, keyCode };
  return isSendKey({ key, shiftKey, ctrlKey, altKey: false, metaKey: false, nativeEvent } as KeyboardEvent);
}

test('Enter sends', () => expect(press({})).toBe(true));

test.each([
  ['Shift-Enter makes a line', { shiftKey: true }],
  ['other keys write', { key: 'a' }],
  ['Ctrl-Enter is the browser’s', { ctrlKey: true }],
  ['an input method is choosing a word', { isComposing: true }],
  ['an input method has just chosen a word, as Safari says it', { keyCode: 229 }],
])('nothing is sent: %s', (_, pressed) => expect(press(pressed)).toBe(false));
