// The program as a whole, from its sources: it comes up, goes down, and refuses in one sentence.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installed } from './installed.ts';

let folder: string;
const running = new Set<ChildProcess>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oriel-main-'));
});
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  // PostgreSQL leaves a moment after the one who was killed.
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

interface Program {
  child: ChildProcess;
  /** All of standard output, and of standard error, so far. */
  said: { out: string; err: string };
  exit: Promise<number | null>;
  /** Resolves with the address when it is ready. */
  ready: Promise<string>;
}

function start(...options: string[]): Program {
  const argv = [
    '--import',
    'tsx',
    installed('apps/server/src/main.ts'),
    '--floor=quiet',
    '--data',
    join(folder, 'data'),
    ...options,
  ];
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const child = spawn(process.execPath, argv, { cwd: installed('.'), env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const said = { out: '', err: '' };
  child.stderr.on('data', (chunk) => (said.err += String(chunk)));
  const exit = once(child, 'exit').then(([code]: (number | null)[]) => {
    running.delete(child);
    return code ?? null;
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said.out += String(chunk);
      const [, url] = /^Oriel is ready at (\S+)\n(?:.*\n){4}/m.exec(said.out) ?? [];
      if (url) resolve(url);
    });
    void exit.then((code) => reject(new Error(`ended with ${code}: ${said.err}`)));
  });
  ready.catch(() => undefined);
  return { child, said, exit, ready };
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('the program', () => {
  test('comes up, says where and for whom, signs in; Ctrl-C ends it in order; killed, the next start has lost nothing', async () => {
    const first = start('--port=0');
    const url = await first.ready;
    expect(first.said.out.split('\n')).toEqual([
      `Oriel is ready at ${url}`,
      expect.stringMatching(new RegExp(`^  Supervisor +${url}/supervision/agents +sam@oriel.test +password oriel$`)),
      expect.stringMatching(new RegExp(`^  Agent +${url}/desk +ana@oriel.test +password oriel$`)),
      expect.stringMatching(new RegExp(`^  Customer +${url}/demo/shop$`)),
      expect.stringMatching(/^ {2}The monitoring log is signed with the key [0-9a-f]{64}$/),
      '',
    ]);
    const signedIn = await post(`${url}/api/sign-in`, { email: 'ana@oriel.test', password: 'oriel' });
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    const me = async (at: string) => (await fetch(`${at}/api/me`, { headers: { cookie } })).json();
    const ana = await me(url);
    expect(ana).toMatchObject({ kind: 'person', name: 'Ana Ribeiro', roles: ['agent'], team: 'orders' });
    const foreign = await post(`${url}/api/sign-out`, {}, { cookie, origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);

    const second = start('--port=0');
    expect(await second.exit).toBe(1);
    expect(second.said.err).toMatch(/^The data directory \S+ is in use by another Oriel \(process \d+\)\.\n$/);

    first.child.kill('SIGKILL');
    await first.exit;
    const third = start('--port=0');
    const again = await third.ready;
    expect(await me(again)).toEqual(ana);
    third.child.kill('SIGINT');
    expect([await third.exit, third.said.err]).toEqual([0, '']);
    await expect(fetch(`${again}/livez`)).rejects.toThrow('fetch failed');
  });

  test('a signal while it starts ends it in order too', async () => {
    const program = start('--port=0');
    await expect
      .poll(() => existsSync(join(folder, 'data', 'postgres.new')), { timeout: 20_000, interval: 5 })
      .toBe(true);
    program.child.kill('SIGTERM');
    expect([await program.exit, program.said]).toEqual([0, { out: '', err: '' }]);
    expect(existsSync(join(folder, 'data', 'lock'))).toBe(false);
  });
});

describe('what cannot be started is one sentence, and nothing is touched', () => {
  test('a taken port', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const program = start(`--port=${port}`);
    expect(await program.exit).toBe(1);
    expect(program.said).toEqual({
      out: '',
      err: `Port ${port} on 127.0.0.1 is taken: choose another one with --port (0: any free one).\n`,
    });
    expect(existsSync(join(folder, 'data'))).toBe(false);
    taken.close();
  });

  test('a wrong option', async () => {
    const program = start('--prot=0');
    expect(await program.exit).toBe(2);
    expect(program.said.err).toMatch(/^There is no option --prot=0: [^\n]+\n$/);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  test('a database that is not there', async () => {
    const program = start('--port=0', '--database-url=postgres://oriel:secret@127.0.0.1:1/oriel');
    expect(await program.exit).toBe(1);
    expect(program.said.err).toBe('The database at 127.0.0.1:1 cannot be used: ECONNREFUSED.\n');
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });
});
