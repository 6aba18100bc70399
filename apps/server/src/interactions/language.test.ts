import { dialogues, sharedFile } from '../../../../packages/domain/testing/shared-data.ts';
import { describe, expect, test } from 'vitest';
import { languageOf } from './language.ts';

describe('RT20 the language of a customer’s words', () => {
  test.each([
    ['en', 'Hello, I would like to know when my parcel will arrive.'],
    ['de', 'Mein Paket ist angekommen, aber die Schachtel ist leer.'],
    ['pt', 'Olá, a minha encomenda chegou vazia e queria saber o que fazer.'],
    ['fr', 'Bonjour, ma commande est arrivée mais le carton est vide.'],
    ['tr', 'Merhaba, paketim boş geldi ne yapmalıyım?'],
    ['ar', 'مرحبا وصل الطرد فارغا ماذا افعل'],
    ['ja', '荷物が空でした。どうすればいいですか'],
  ])('RT20 is %s where it leaves no doubt', (language, text) => {
    expect(languageOf(text)).toBe(language);
    expect(languageOf(text)).toBe(language);
  });

  test.each(['', 'Hello?', 'ok', '406-1234567-8901234', 'https://example.org/a/b/c', '?!… 👍👍👍', 'Ma commande'])(
    'RT20 is not guessed from %j',
    (text) => expect(languageOf(text)).toBeNull(),
  );

  const all = dialogues('dialogues.jsonl.gz', 150);
  test.skipIf(!all)(
    `RT20 real customers’ English is next to never taken for another (${sharedFile('dialogues.jsonl.gz')})`,
    () => {
      const words = all!.flatMap(({ turns }) => turns.flatMap(({ from, text }) => (from === 'customer' ? [text] : [])));
      const heard = words.map(languageOf).filter((language) => language !== null);
      expect(words.length).toBeGreaterThan(500);
      expect(heard.length / words.length).toBeGreaterThan(0.5);
      expect(heard.filter((language) => language !== 'en').length / heard.length).toBeLessThan(0.01);
    },
  );
});
