import fc from 'fast-check';
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

  test('CO9 CO10 W20: also mail and telephone, an address and no more', () => {
    const text = 'Write to mailto:kim@example.com or call tel:+49-30-123456.';
    expect(pieces(text)).toEqual([
      { text: 'Write to ' },
      { text: 'mailto:kim@example.com', href: 'mailto:kim@example.com' },
      { text: ' or call ' },
      { text: 'tel:+49-30-123456', href: 'tel:+49-30-123456' },
      { text: '.' },
    ]);
    expect(
      links('mailto:kim@example.com?bcc=thief@example.com mailto:a,b@example.com tel:1 tel:abc hotel:12345'),
    ).toEqual([]);
  });

  test.each([
    // Cyrillic а; Greek omicron; a soft hyphen; a sign that joins; full-width letters; a full stop of another script.
    ['https://аpple.com/', 'xn--pple-43d.com'],
    ['https://gοοgle.com/', 'xn--ggle-0nda.com'],
    ['https://exam\u00adple.com/', 'example.com'],
    ['https://ｅxample.com/', 'example.com'],
    ['https://example。com/', 'example.com'],
    ['https://пример.рф/', 'xn--e1afmkfd.xn--p1ai'],
    ['https://0x7f.1/', '127.0.0.1'],
    ['https://bank.com\u2044thief.example/', undefined],
  ])('CO10 W20: %j is shown with the host that is really asked for', (text, host) => {
    const [piece] = pieces(text);
    expect(piece?.text).toBe(text);
    if (host) expect(piece?.host).toBe(host);
    // Where a browser takes the sign into the name, the name says so; where it takes it for none, there is no link.
    else
      expect(piece?.href === undefined || piece.host?.startsWith('xn--') || piece.host?.includes('.xn--')).toBe(true);
  });

  test.each(['https://example.com/', 'HTTP://EXAMPLE.com', 'https://example.com:443/a', 'https://xn--pple-43d.com'])(
    'CO10 W20: %j says all by itself',
    (text) => {
      expect(pieces(text)[0]?.href).toBeDefined();
      expect(pieces(text)[0]?.host).toBeUndefined();
    },
  );

  test('CO10 W20: no word ends in a link, and no link hides a sign that is not seen', () => {
    expect(links('xhttps://example.com evilmailto:a@b.example')).toEqual([]);
    for (const sign of ['\u202e', '\u2066', '\u200b', '\ufeff', '\u061c', '\u0000', '\u007f']) {
      const [link] = links(`https://example.com/a${sign}b`);
      expect(link).toBe('https://example.com/a');
    }
  });

  test(
    'CO9 W20: linking and reading the text back gives the same text; every link has one of four schemes',
    { timeout: 60_000 },
    () => {
      const signs = fc.constantFrom(
        ...[
          'https://',
          'http://',
          'mailto:',
          'tel:',
          'javascript:',
          'data:',
          '//',
          '@',
          ':',
          '/',
          '.',
          '?',
          '#',
          '%2e',
        ],
        ...['(', ')', '[', ']', '<', '>', '"', "'", '\\', '\u202e', '\u2066', '\u200b', '\u00ad', '\u0000', '\n', ' '],
        ...['a', 'example.com', 'пример.рф', 'аpple.com', '١٢٣', '😀', '\ud800', '。', '／', '5', '+49'],
      );
      fc.assert(
        fc.property(fc.array(fc.oneof(signs, fc.string({ unit: 'binary' }))), (parts) => {
          const text = parts.join('');
          const read = pieces(text);
          expect(read.map((piece) => piece.text).join('')).toBe(text);
          for (const { text: shown, href } of read) {
            if (href === undefined) continue;
            expect(new URL(href).protocol).toMatch(/^(?:https?|mailto|tel):$/);
            expect(shown).not.toMatch(/[\s\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
            expect([new URL(href).username, new URL(href).password]).toEqual(['', '']);
          }
        }),
        { numRuns: 200 },
      );
    },
  );
});
