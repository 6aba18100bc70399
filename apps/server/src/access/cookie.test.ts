import { expect, test } from 'vitest';
import { clearCookie, secretIn, setCookie } from './cookie.ts';

test('A5 the cookie over http and over https', () => {
  expect([setCookie('s3cret', false), setCookie('s3cret', true), clearCookie(false), clearCookie(true)]).toEqual([
    'oriel=s3cret; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax',
    '__Host-oriel=s3cret; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax; Secure',
    'oriel=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
    '__Host-oriel=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure',
  ]);
});

test('A5 the secret is found among other cookies, and only under its own name', () => {
  expect(secretIn('a=1; oriel=s3cret; b=2', false)).toBe('s3cret');
  expect(secretIn('xoriel=s3cret; oriel=', false)).toBeUndefined();
  expect(secretIn('oriel=from-the-open', true)).toBeUndefined();
  expect(secretIn(undefined, false)).toBeUndefined();
});
