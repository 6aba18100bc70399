import { describe, expect, test } from 'vitest';
import { pieces } from './links.ts';

const links = (text: string) => pieces(text).flatMap(({ href }) => href ?? []);

describe('links in a message', () => {
  test('W20: an address becomes a link, and all of the text stays', () => {
    const text = 'See https://example.com/a?b=1#c, or http://example.org.';
    expect(pieces(text)).toEqual([
      { text: 'See ' },
      { text: 'https://example.com/a?b=1#c', href: 'https://example.com/a?b=1#c' },
      { text: ', or ' },
      { text: 'http://example.org', href: 'http://example.org/' },
      { text: '.' },
    ]);
  });

  test('W20: brackets belong to an address only where it opened them', () => {
    expect(links('(https://example.com/a)')).toEqual(['https://example.com/a']);
    expect(links('https://en.example.org/wiki/Finch_(bird)')).toEqual(['https://en.example.org/wiki/Finch_(bird)']);
    expect(links('[https://example.com/]…')).toEqual(['https://example.com/']);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.com/a',
    'www.example.com',
    'https://',
    'https://bank.example@thief.example/',
    'https://bank.example:secret@thief.example/',
    'java\nscript:https',
  ])('W20: %j stays text', (text) => {
    expect(pieces(text)).toEqual([{ text }]);
  });

  test('W20: an address ends before a sign that turns the direction of reading', () => {
    expect(links('https://example.com/\u202egpj.exe')).toEqual(['https://example.com/']);
  });

  test('W20: whatever the text, its pieces make it up again', () => {
    for (const text of [
      '',
      'https://a.example https://b.example',
      '«https://пример.рф/путь»',
      'https://x.example/😀 ok',
    ]) {
      expect(
        pieces(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });
});
