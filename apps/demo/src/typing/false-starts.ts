/** How people begin a sentence before they think of a better one. */
import type { Language } from '../conversations/index.ts';

export const falseStarts: Readonly<Record<Language, readonly string[]>> = {
  en: ['Unfortunately ', 'I’m afraid that ', 'Normally we ', 'As I said, ', 'Just to be sure, ', 'Let me think, '],
  es: ['Por desgracia ', 'Me temo que ', 'Normalmente '],
  de: ['Leider ', 'Normalerweise ', 'Das ist eigentlich '],
  fr: ['Malheureusement ', 'Normalement ', 'Je crains que '],
  pt: ['Infelizmente ', 'Normalmente ', 'Receio que '],
  hi: ['दरअसल ', 'माफ़ कीजिए, '],
  'hi-Latn': ['Actually ', 'Waise toh ', 'Sorry ji, '],
  ja: ['あいにく', '少々'],
  ar: ['للأسف ', 'في العادة '],
};
