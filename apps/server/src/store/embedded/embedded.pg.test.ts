import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { guard } from './guardian.ts';
import { CannotStart, checkDatabase, startEmbedded, type Embedded } from './index.ts';

const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === 'linux';

let home: string;
let dataDir: string;
const running = new Set<Embedded>();
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'oriel-pg-'));
  dataDir = join(home, 'data');
});
afterEach(async () => {
  for (const embedded of running) await embedded.stop();
  running.clear();
  await rm(home, { recursive: true, force: true });
});

async function start(): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log: () => undefined });
  running.add(embedded);
  return embedded;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

function socketFolder(url: string): string {
  return new URL(url).searchParams.get('host') ?? '';
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** Polled because the processes are not our children: the system tells only their parents. */
async function untilGone(pid: number, path: string): Promise<number> {
  const since = performance.now();
  await expect
    .poll(async () => (await exists(`/proc/${pid}`)) || (await exists(path)), { interval: 5, timeout: 10_000 })
    .toBe(false);
  return performance.now() - since;
}

describe('the embedded PostgreSQL', () => {
  test('E7 E8 keeps its rows over a stop, is durable, has no port and a socket for us alone', async () => {
    const first = await start();
    await expect(checkDatabase(first.url)).resolves.toBeUndefined();
    expect(await ask(first.url, 'show listen_addresses')).toEqual(['']);
    expect(await ask(first.url, 'show fsync')).toEqual(['on']);
    expect(await ask(first.url, 'show server_encoding')).toEqual(['UTF8']);
    const sockets = socketFolder(first.url);
    expect((await stat(sockets)).mode & 0o777).toBe(0o700);
    await ask(first.url, 'create table kept as select 42 as n');
    await first.stop();
    await first.ended;
    expect(await exists(sockets)).toBe(false);

    const second = await start();
    expect(await ask(second.url, 'select n from kept')).toEqual([42]);
  });

  test('E8 does not listen to the environment of whoever starts it', async () => {
    process.env['PGPORT'] = '1';
    process.env['PGHOST'] = 'elsewhere.example';
    try {
      expect(await ask((await start()).url, 'select 1')).toEqual([1]);
    } finally {
      delete process.env['PGPORT'];
      delete process.env['PGHOST'];
    }
  });

  test('E10 makes its files anew when a first start was cut short', async () => {
    await mkdir(join(dataDir, 'postgres.new/base'), { recursive: true });
    expect(await ask((await start()).url, 'select 1')).toEqual([1]);
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  test('E10 says in one sentence that its files are not a cluster', async () => {
    await mkdir(join(dataDir, 'postgres'), { recursive: true, mode: 0o700 });
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), '18\n');
    await expect(start()).rejects.toThrow(CannotStart);
    await expect(start()).rejects.toThrow(/^The PostgreSQL in \S+ did not start: .*\.$/);
  });

  test.runIf(isLinux)(
    'E11 is guarded against a second one on the same files, also from another container',
    async () => {
      await start();
      const lines: string[] = [];
      const second = guard({
        command: ['echo', 'started'],
        identity: { account: undefined, prefix: [] },
        lockFile: join(dataDir, 'postgres/PG_VERSION'),
        lockSeconds: 0,
        onLine: (line) => lines.push(line),
      });
      expect(await second.ended).toBe(75);
      expect(lines).toEqual(['FATAL:  the cluster is locked by another process']);
    },
  );

  test('E7 tells when it has ended without being asked to, and recovers', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 42 as n');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    running.delete(first);
    expect(await exists(socketFolder(first.url))).toBe(false);
    expect(await ask((await start()).url, 'select n from kept')).toEqual([42]);
  });
});

describe('as root', () => {
  test.runIf(isRoot)('E12 in a folder others may pass through, it runs as nobody', async () => {
    await chmod(home, 0o755);
    await start();
    expect((await stat(join(dataDir, 'postgres'))).uid).toBe(65_534);
  });

  test.runIf(isRoot && isLinux)('E12 in a folder of mode 0700 it runs in a user namespace', async () => {
    const embedded = await start();
    expect((await stat(join(dataDir, 'postgres'))).uid).toBe(0);
    const status = await readFile(`/proc/${embedded.pid}/status`, 'utf8');
    expect(/^CapEff:\s*0+$/m.test(status)).toBe(true);
  });

  test.runIf(isRoot && isLinux)('E12 it follows when the folder is opened and closed to others', async () => {
    for (const [mode, owner] of [
      [0o700, 0],
      [0o755, 65_534],
      [0o700, 0],
    ] as const) {
      await chmod(home, mode);
      const embedded = await start();
      await ask(embedded.url, 'create table if not exists kept as select 42 as n');
      expect(await ask(embedded.url, 'select n from kept')).toEqual([42]);
      await embedded.stop();
      expect((await stat(join(dataDir, 'postgres'))).uid).toBe(owner);
    }
  });
});

describe('kill -9 of Oriel', () => {
  test.runIf(isLinux)(
    'P1 E7 E9 ends PostgreSQL too, leaves no folder behind, and loses no row that was answered',
    async () => {
      const here = dirname(fileURLToPath(import.meta.url));
      const holder = spawn(process.execPath, ['--import', 'tsx', join(here, 'testing-holder.ts'), dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = createInterface(holder.stdout);
      let database: { pid: number; url: string } | undefined;
      let answered = 0;
      for await (const line of lines) {
        if (line.startsWith('{')) database = JSON.parse(line) as { pid: number; url: string };
        else answered = Number(line);
        if (answered === 100) holder.kill('SIGKILL');
      }
      if (holder.exitCode === null && holder.signalCode === null) await once(holder, 'exit');
      expect(holder.signalCode).toBe('SIGKILL');
      if (!database) throw new Error('the holder said no address');
      const ms = await untilGone(database.pid, socketFolder(database.url));
      expect(ms).toBeLessThan(5_000);

      const next = await start();
      const [rows] = await ask(next.url, 'select count(*)::int from said');
      expect(answered).toBeGreaterThanOrEqual(100);
      // One more may have been committed without its answer having been read.
      expect([answered, answered + 1]).toContain(rows);
    },
  );
});
