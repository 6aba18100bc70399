/** The phrasebooks by language. */
import type { Language } from '../../conversations/index.ts';
import { arabic } from './arabic.ts';
import { hindi, hinglish, japanese } from './asian.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import type { Phrasebook } from './phrasebook.ts';
import { french, portuguese, spanish } from './romance.ts';

export { intents, type Intent, type Phrasebook } from './phrasebook.ts';

export const phrasebooks: Readonly<Record<Language, Phrasebook>> = {
  en: english,
  es: spanish,
  de: german,
  fr: french,
  pt: portuguese,
  hi: hindi,
  'hi-Latn': hinglish,
  ja: japanese,
  ar: arabic,
};
