// Signing in and out over HTTP; the cookie that comes of it no script can read.
import type { Person } from './session.tsx';
import type { You } from '@oriel/protocol';

/** Undefined: nobody is signed in. */
export async function whoAmI(): Promise<Person | undefined> {
  const answer = await fetch('/api/me', { headers: { accept: 'application/json' } });
  if (answer.status === 401) return undefined;
  if (!answer.ok) throw new Error(`who am I: ${answer.status}`);
  const you = (await answer.json()) as You;
  return you.kind === 'person' ? you : undefined;
}

export type SignInAnswer = 'signed-in' | 'wrong' | 'too-often' | 'unavailable';

export async function signIn(email: string, password: string): Promise<SignInAnswer> {
  const answer = await fetch('/api/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }).catch(() => undefined);
  if (answer?.ok) return 'signed-in';
  if (answer?.status === 401) return 'wrong';
  return answer?.status === 429 ? 'too-often' : 'unavailable';
}

export async function signOut(): Promise<void> {
  await fetch('/api/sign-out', { method: 'POST' }).catch(() => undefined);
}
