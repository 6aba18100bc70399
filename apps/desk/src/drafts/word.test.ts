import { describe, expect, test } from 'vitest';
import { wordAt, type Sign } from './word.ts';

/** The caret is where the bar stands. */
const at = (marked: string, sign: Sign = '/') => {
  const caret = marked.indexOf('|');
  return wordAt(marked.replace('|', ''), caret, sign)?.text ?? null;
};

describe('CO2 the word that calls a list', () => {
  test('CO2 a slash at the start of a word, and what is typed behind it', () => {
    expect(['/|', 'Hi /hel|', 'Hi\n/thanks|', '/he|llo'].map((text) => at(text))).toEqual(['', 'hel', 'thanks', 'he']);
  });

  test('CO2 and nowhere else: within a word, an address, a date, after a space', () => {
    expect(
      ['and/or|', 'https://a|', '24/12|', '/ |', '/hello there|', '|/hello', '/hello\n|'].map((text) => at(text)),
    ).toEqual(Array(7).fill(null));
    expect(at(`/${'x'.repeat(60)}|`)).toBe(null);
  });

  test('CO2 an at sign takes a name with its spaces', () => {
    expect(
      ['@|', 'Ask @ben o|', 'ana@oriel.test|', '@ben okafor and then|', '@ |', '@ben |'].map((text) => at(text, '@')),
    ).toEqual(['', 'ben o', null, null, null, null]);
  });
});
