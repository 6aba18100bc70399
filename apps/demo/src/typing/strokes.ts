/**
 * What one press brings to the field, by writing system: a letter or a combining mark, a whole emoji, and in Japanese
 * the word that an input method puts in at once.
 */
import type { Language } from '../conversations/index.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const japaneseWords = new Intl.Segmenter('ja', { granularity: 'word' });

/** Joined, they are the text. */
export function strokesOf(text: string, language: Language): string[] {
  if (language === 'ja') return [...japaneseWords.segment(text)].map((part) => part.segment);
  return [...graphemes.segment(text)].flatMap(({ segment }) =>
    /\p{Extended_Pictographic}/u.test(segment) ? [segment] : [...segment],
  );
}

/** How many keys a stroke takes: an emoji is looked for, a Japanese word is spelled and chosen. */
export function keysOf(stroke: string, language: Language): number {
  if (/\p{Extended_Pictographic}/u.test(stroke)) return 6;
  if (language === 'ja') return [...stroke].length * 2;
  return 1;
}
