import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passages, quotation } from './quotations.ts';

describe('CO8 quotations', () => {
  test('CO8 what is quoted stands apart from what is said', () => {
    expect(passages('> My lamp\n> is broken\n\nA new one is on its way.')).toEqual([
      { isQuoted: true, text: 'My lamp\nis broken' },
      { isQuoted: false, text: 'A new one is on its way.' },
    ]);
    expect(passages('Yes\n>no space\nNo')).toEqual([
      { isQuoted: false, text: 'Yes' },
      { isQuoted: true, text: 'no space' },
      { isQuoted: false, text: 'No' },
    ]);
  });

  test('CO8 a text without one is untouched, blank lines and all', () => {
    for (const text of ['', '\n\nHello\n\n', 'a > b', '5 >3', ' > not at the start of its line'])
      expect(passages(text)).toEqual([{ isQuoted: false, text }]);
  });

  test('CO8 a quoted message does not quote again what it quoted', () => {
    expect(quotation('> old\n\nIt still flickers.\nSince Monday.')).toBe('> It still flickers.\n> Since Monday.');
    expect(quotation('> only this')).toBe('> > only this');
  });

  test('CO8 whatever is quoted is read back as one quotation, and an answer below it as said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const plain = text.replaceAll('>', '').trim();
        fc.pre(plain !== '' && !/[\r\u2028\u2029\u0085]/.test(plain));
        expect(passages(`${quotation(plain)}\n\nSo.`)).toEqual([
          { isQuoted: true, text: plain },
          { isQuoted: false, text: 'So.' },
        ]);
      }),
    );
  });
});
