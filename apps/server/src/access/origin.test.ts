import { expect, test } from 'vitest';
import { comesFromUs, ownOrigins } from './origin.ts';

const origins = ownOrigins('https://care.example.com', 3400);

test.each([
  ['a program', undefined, undefined, true],
  ['our page', 'https://care.example.com', 'same-origin', true],
  ['our page, in a browser without the second header', 'https://care.example.com', undefined, true],
  ['this machine', 'http://localhost:3400', 'same-origin', true],
  ['this machine, by number', 'http://127.0.0.1:3400', undefined, true],
  ["a person's own doing", undefined, 'none', true],
  ['another site', 'https://evil.example', 'cross-site', false],
  ['another site that hides its origin', 'null', undefined, false],
  ['a neighbour on the same site', 'https://blog.example.com', 'same-site', false],
  ['a neighbour, by the second header alone', undefined, 'same-site', false],
  ['another port', 'http://localhost:3401', 'same-site', false],
  ['a name that was made to point to this machine', 'http://rebound.example:3400', 'same-origin', false],
])('A10 %s', (_, origin, fetchSite, ours) => {
  expect(comesFromUs({ origin, fetchSite }, origins)).toBe(ours);
});
