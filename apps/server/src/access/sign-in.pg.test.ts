import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failuresPerPairMax } from './attempts.ts';
import { accessBench, aPerson, type AccessBench } from './testing.ts';

let bench: AccessBench;
beforeAll(async () => {
  bench = await accessBench();
  await bench.access.credentials.add('ana', 'Ana@Oriel.test', 'right');
  await bench.access.credentials.add('gone', 'gone@oriel.test', 'right');
});
afterAll(() => bench.end());
beforeEach(() => {
  bench.directory.clear();
  bench.directory.set('ana', aPerson('ana'));
});

const signIn = (email: string, password: string, address = 'here') => bench.access.signIn({ email, password, address });

describe('signing in', () => {
  test('A7 with the right password, however the e-mail is written, begins a session', async () => {
    const signedIn = await signIn('  ANA@oriel.test ', 'right');
    if (signedIn === 'wrong' || 'waitMs' in signedIn) throw new Error('not signed in');
    expect(await bench.access.identities.byToken(signedIn.secret)).toMatchObject({ you: { id: 'ana' } });
  });

  test('A7 a wrong password, an unknown e-mail and a person who is gone get the same answer', async () => {
    const answers = [
      await signIn('ana@oriel.test', 'wrong'),
      await signIn('nobody@oriel.test', 'right'),
      await signIn('gone@oriel.test', 'right'),
      await signIn('', ''),
    ];
    expect(answers).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
  });

  test('A8 a person who goes on failing has to wait, also with the right password, and nobody else has', async () => {
    bench.directory.set('ben', aPerson('ben'));
    await bench.access.credentials.add('ben', 'ben@oriel.test', 'right');
    const tries = Array.from({ length: failuresPerPairMax }, () => signIn('ben@oriel.test', 'wrong', 'there'));
    expect(new Set(await Promise.all(tries))).toEqual(new Set(['wrong']));
    expect(await signIn('ben@oriel.test', 'right', 'there')).toHaveProperty('waitMs');
    expect(await signIn('ben@oriel.test', 'right', 'elsewhere')).toHaveProperty('secret');
    expect(await signIn('ana@oriel.test', 'right', 'there')).toHaveProperty('secret');
  });

  test('A8 a database that fails is not the person’s failure', async () => {
    const broken = await accessBench();
    broken.directory.set('ana', aPerson('ana'));
    await broken.access.credentials.add('ana', 'ana@oriel.test', 'right');
    await broken.pool.query('alter table credentials rename to away');
    const once = () => broken.access.signIn({ email: 'ana@oriel.test', password: 'wrong', address: 'here' });
    for (let n = 0; n <= failuresPerPairMax; n += 1) await expect(once()).rejects.toThrow('credentials');
    await broken.pool.query('alter table away rename to credentials');
    expect(await once()).toBe('wrong');
    await broken.end();
  });

  test('A9 passwords are argon2id, and who has one keeps it', async () => {
    await bench.access.credentials.add('ana', 'ana@oriel.test', 'another');
    const { rows } = await bench.pool.query(
      'select email, left(password, 31) as how from credentials where person = $1',
      ['ana'],
    );
    expect(rows).toEqual([{ email: 'ana@oriel.test', how: '$argon2id$v=19$m=19456,t=2,p=1$' }]);
    expect(await signIn('ana@oriel.test', 'another')).toBe('wrong');
  });
});
