// Before all files: a quiet floor is brought up once, everybody signs in, and it is stopped; each test gets a copy of its
// data directory. A copy starts in a fraction of the time, its sessions are good there too, and no test sees what another
// one did.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from './server.ts';

const variable = 'ORIEL_E2E_TEMPLATE';

const words = 'ana ben sam lea dee max chloe emre grace noor kofi fatima daniel henrik yuki ines'.split(' ');

interface SignedIn {
  id: string;
  /** What the session's cookie holds. */
  token: string;
}

export interface Template {
  dataDir: string;
  /** By the word before the @ of their e-mail. */
  people: Record<string, SignedIn>;
}

export const theTemplate = (): Template => JSON.parse(process.env[variable]!) as Template;

export default async function bringUpOnce(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'oriel-floor-'));
  // The database of a server that root started belongs to another user, who has to come by.
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'data');
  const server = await startServer(dataDir);
  const people = Object.fromEntries(
    await Promise.all(words.map(async (word) => [word, await signIn(server.url, `${word}@oriel.test`)] as const)),
  );
  await server.stop();
  process.env[variable] = JSON.stringify({ dataDir, people } satisfies Template);
  return () => rm(folder, { recursive: true, force: true });
}

async function signIn(url: string, email: string): Promise<SignedIn> {
  const answer = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'oriel' }),
  });
  const [, token] = /oriel=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
  if (!token) throw new Error(`${email} cannot sign in: ${answer.status}`);
  const me = await fetch(`${url}/api/me`, { headers: { cookie: `oriel=${token}` } });
  return { id: ((await me.json()) as { id: string }).id, token };
}
