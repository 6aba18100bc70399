import type { EntityOf } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { foundMax, foundReplies, searchable } from './foundReplies.ts';

const reply = (shortcut: string, title: string, text = '', language: string | null = 'en'): EntityOf<'savedReply'> => ({
  kind: 'savedReply',
  team: null,
  id: shortcut,
  version: 1,
  title,
  shortcut,
  text,
  language,
});
const all = searchable([
  reply('thanks', 'Thanks and goodbye', 'You’re welcome'),
  reply('hello', 'Greeting', 'Hello there'),
  reply('hallo', 'Begrüßung', 'Guten Tag', 'de'),
  reply('number', 'Ask for the number', 'Give me the number, thank you'),
  reply('emdash', 'Été', 'l’hôtel', 'fr'),
]);
const found = (word: string, language = 'en') => foundReplies(all, word, language).map(({ id }) => id);

describe('CO2 what a word finds', () => {
  test('CO2 by shortcut, title and text, the beginning of a shortcut first', () => {
    expect(found('thank')).toEqual(['thanks', 'number']);
    expect(found('ask')).toEqual(['number']);
    expect(found('nothing like it')).toEqual([]);
  });

  test('CO2 without accents and capitals', () => {
    expect([found('ETE'), found('hotel'), found('begru'), found('hôtel')]).toEqual([
      ['emdash'],
      ['emdash'],
      ['hallo'],
      ['emdash'],
    ]);
  });

  test('CO2 with nothing typed all of them, the customer’s language first', () => {
    expect(found('')).toEqual(['number', 'hello', 'thanks', 'hallo', 'emdash']);
    expect(found('', 'de')[0]).toBe('hallo');
    const many = searchable(Array.from({ length: 80 }, (_, at) => reply(`r${at}`, `Reply ${at}`)));
    expect(foundReplies(many, '', null)).toHaveLength(foundMax);
  });
});
