// Oriel as it is built and as `npm start` runs it, on a quiet floor: sign-in, rights, masking and the monitoring log are on,
// for there is no way to switch them off.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { pinned } from '../machine.ts';
import type { Surroundings } from '../programs.ts';

const program = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));

export interface Oriel {
  port: number;
  pid: number;
  stop(): Promise<void>;
}

export interface OrielOptions extends Surroundings {
  core?: number | undefined;
  /** Absent: its own, in a data directory. */
  databaseUrl?: string;
  dataDir?: string;
}

export async function startOriel({ core, databaseUrl, dataDir, node = [], env = {} }: OrielOptions): Promise<Oriel> {
  // Drafts of an earlier run would come back with their revisions.
  if (databaseUrl !== undefined) await forgetDrafts(databaseUrl);
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'oriel-bench-secrets-')));
  const options = ['--floor', 'quiet', '--port', '0', '--data', folder];
  if (databaseUrl !== undefined) options.push('--database-url', databaseUrl);
  const child = spawn(...pinned(core, process.execPath, [...node, program, ...options]), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (written: string) => (said = (said + written).slice(-4_000)));
  const ended = once(child, 'exit');
  // Whoever is called off half-way leaves nothing running.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  void ended.then(() => process.off('exit', kill));
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /ready at http:\/\/[^:]+:(\d+)$/.exec(line) ?? [];
    if (!port) continue;
    child.stdout.resume();
    return {
      port: Number(port),
      pid: child.pid!,
      async stop() {
        child.kill('SIGTERM');
        const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
        await ended;
        clearTimeout(late);
        if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
      },
    };
  }
  throw new Error(`Oriel did not start: ${said}`);
}

async function forgetDrafts(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query("select to_regclass('drafts') as there");
    if ((rows[0] as { there: unknown }).there !== null) await client.query('delete from drafts');
  } finally {
    await client.end();
  }
}
