import { expect, test } from 'vitest';
import { parseJson } from './storable-json.ts';

test.each([
  ['{"a":["x\\u0000y"]}', { a: ['x\ufffdy'] }],
  ['"\\uD83D"', '\ufffd'],
  ['"\\udc4d\\ud83d\\udc4d"', '\ufffd👍'],
  ['"a \\\\u0000"', 'a \\u0000'],
  ['"👍"', '👍'],
])('G5 what PostgreSQL cannot hold is replaced, unit by unit: %s', (text, value) => {
  expect(parseJson(text)).toEqual(value);
});

test('G5 what is no JSON is none', () => {
  expect(() => parseJson('{"a":')).toThrow(SyntaxError);
});
