import { expect, test } from 'vitest';
import { digitAt, endsDigit, separatorAt } from './digits.ts';

test('D3 every decimal digit that this Unicode knows is one here, with its value', () => {
  let zero = 0;
  let found = 0;
  for (let code = 0; code < 0x110000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const char = String.fromCodePoint(code);
    if (!/\p{Nd}/u.test(char)) continue;
    if (found++ % 10 === 0) zero = code;
    expect(digitAt(char, 0)).toBe(code - zero + (char.length === 2 ? 10 : 0));
    if (char.length === 2) expect(endsDigit(char, 1)).toBe(true);
  }
  expect(found).toBeGreaterThan(600);
});

test('D3 raised, lowered and circled digits too, and letters, halves and ends not', () => {
  expect([...'⁰¹²³⁴₅₆⑦⑧⑨'].map((char) => digitAt(char, 0))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const none of ['a', '', '\ud835', '👍', 'क', '½', '一']) expect(digitAt(none, 0)).toBe(-1);
});

test('D3 separators', () => {
  for (const char of ' -.\n\t\u00a0\u2007\u2011–—−·•\u200b\u200d\ufeff\u061c\u3000－')
    expect([char, separatorAt(char, 0)]).toEqual([char, 1]);
  for (const char of '/,_|*\\') expect([char, separatorAt(char, 0)]).toEqual([char, 2]);
  for (const char of 'ax:;()₹$👍') expect([char, separatorAt(char, 0)]).toEqual([char, 0]);
});
