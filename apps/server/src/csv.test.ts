import { expect, test } from 'vitest';
import { lineOfCsv } from './csv.ts';

test.each([
  ['=1+1', `'=1+1`],
  ['+351 21', `'+351 21`],
  ['-2', `'-2`],
  ['@SUM(A1)', `'@SUM(A1)`],
  [' =1+1', `' =1+1`],
  ['\u00a0=1', `'\u00a0=1`],
  ['\u200b=1', `'\u200b=1`],
  ['＝1+1', `'＝1+1`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['\n=1', `"'\n=1"`],
  ['=HYPERLINK("http://example.com","x")', `"'=HYPERLINK(""http://example.com"",""x"")"`],
])('CP5 %j is no formula', (value, field) => {
  expect(lineOfCsv(['a', value])).toBe(`a,${field}\r\n`);
});

test.each(['1+1=2', 'a@b.example', 'plain', '', '12-3'])('CP5 %j stays as it is', (value) => {
  expect(lineOfCsv([value, 'z'])).toBe(`${value},z\r\n`);
});

test('CP5 commas, quotes and line ends are quoted', () => {
  expect(lineOfCsv(['a,b', 'say "so"', 'two\nlines'])).toBe(`"a,b","say ""so""","two\nlines"\r\n`);
});
