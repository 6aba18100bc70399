import { describe, expect, test } from 'vitest';
import { wrongWith } from './new-password.ts';

describe('OP2 a new password', () => {
  test.each(['short', 'elevenchars', 'áéíóúàèìòù'])('OP2 too short: %s', (password) => {
    expect(wrongWith(password, 'ana@example.com')).toMatch('at least 12 characters');
  });

  test.each([
    'aaaaaaaaaaaaaaaa',
    '123456789012',
    'abcdefghijklmnop',
    'password1234',
    'PasswordPassword1',
    'qwertyqwerty12',
    'ana@example.com',
    'ana-example-com-1',
    'abababababababab',
  ])('OP2 tried first: %s', (password) => {
    expect(wrongWith(password, 'ana@example.com')).toMatch('tried first');
  });

  test.each(['correct horse battery', 'Xk4-tr9.pLm2', 'Регенбоген над морем', 'x'.repeat(3) + 'violet-lantern-84'])(
    'OP2 will do, whatever it is made of: %s',
    (password) => {
      expect(wrongWith(password, 'ana@example.com')).toBeUndefined();
    },
  );

  test('OP2 as long as the sign-in takes', () => {
    const long = 'a lantern, a rainbow and a harbour '.repeat(6);
    expect(wrongWith(long.slice(0, 200), 'a@example.com')).toBeUndefined();
    expect(wrongWith(long.slice(0, 201), 'a@example.com')).toMatch('at most 200');
  });
});
