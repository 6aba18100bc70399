// `oriel doctor`: looks at what an instance stands on, and says of each what to do. It changes nothing, and goes on when
// something is wrong: the next line may say why.
import { statfs, readdir, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { inBytes, type Code, type Environment, type Out } from '../command-line.ts';
import { installed } from '../installed.ts';
import { parseOptions, type Options } from '../options.ts';
import { openForCommand, type House } from '../store/embedded/for-command.ts';
import { checkDatabase, reasonOf } from '../store/embedded/index.ts';
import { createPool } from '../store/pool.ts';

export const usage = `oriel doctor                             what this instance stands on, and what to do; takes the server's options
`;

/** `attention`: it works, and should be looked at. */
type Finding = { is: 'ok'; what: string } | { is: 'attention' | 'wrong'; what: string; todo: string };

/** What is wrong with the monitoring log, held against copied heads in a file; undefined: it is as it was written. */
export type CheckLog = (client: PoolClient, headsFile: string) => Promise<string | undefined>;

/** Below this a day's backup may fill the disk; PostgreSQL stops when it is full. */
const roomBytesMin = 1024 ** 3;
/** Deadlines and sessions go by the server's clock, entries are compared by people with their own. */
const clockMsMax = 2_000;
const answerMs = 3_000;

export async function doctorCommand(
  argv: readonly string[],
  env: Environment,
  out: Out,
  checkLog: CheckLog,
): Promise<Code> {
  const options = parseOptions(argv, env);
  if ('wrong' in options) {
    out.complain(`${options.wrong}\n`);
    return 2;
  }
  const words = { ok: 'ok       ', attention: 'attention', wrong: 'WRONG    ' };
  let wrong = 0;
  let attention = 0;
  for await (const finding of findings(options, checkLog)) {
    wrong += finding.is === 'wrong' ? 1 : 0;
    attention += finding.is === 'attention' ? 1 : 0;
    out.write(`${words[finding.is]}  ${finding.what}\n`);
    if (finding.is !== 'ok') out.write(`           → ${finding.todo}\n`);
  }
  out.write(wrong + attention === 0 ? 'All is well.\n' : `${wrong} wrong, ${attention} to look at.\n`);
  return wrong === 0 ? 0 : 1;
}

async function* findings(options: Options, checkLog: CheckLog): AsyncGenerator<Finding> {
  yield ok(`Node ${process.versions.node} on ${process.platform}-${process.arch}`);
  yield* directory(options);
  let house: House | undefined;
  try {
    if (options.databaseUrl !== undefined) await checkDatabase(options.databaseUrl);
    house = await openForCommand(options);
  } catch (error) {
    yield { is: 'wrong', what: 'the database', todo: sentence(error) };
  }
  if (house) {
    const db = createPool(house.url, 1, 'oriel doctor');
    try {
      yield* database(db, options, checkLog);
    } catch (error) {
      yield { is: 'wrong', what: 'the database did not answer', todo: sentence(error) };
    } finally {
      await db.end();
      await house.close();
    }
  }
  yield* addresses(options);
}

async function* directory({ dataDir }: Options): AsyncGenerator<Finding> {
  const path = resolve(dataDir);
  const there = await stat(path).catch(() => undefined);
  if (!there) {
    yield {
      is: 'wrong',
      what: `the data directory ${path} is not there`,
      todo: 'name it with --data, or start Oriel once',
    };
    return;
  }
  const { bavail, bsize } = await statfs(path);
  const room = bavail * bsize;
  const what = `the data directory ${path}, ${inBytes(room)} free`;
  yield room >= roomBytesMin
    ? ok(what)
    : { is: 'attention', what, todo: 'make room: PostgreSQL stops when the disk is full' };
  yield* secrets(join(path, 'secrets'));
}

async function* secrets(folder: string): AsyncGenerator<Finding> {
  const names: string[] = await readdir(folder).catch(() => []);
  if (!names.includes('monitoring-log')) {
    yield { is: 'attention', what: 'no key signs the monitoring log yet', todo: 'start Oriel once: it makes one' };
    return;
  }
  const open: string[] = [];
  for (const path of [folder, ...names.map((name) => join(folder, name))])
    if (((await stat(path)).mode & 0o077) !== 0) open.push(path);
  yield open.length === 0
    ? ok(`${names.length} secrets, for their owner alone`)
    : {
        is: 'wrong',
        what: `others on this machine may read ${open.join(', ')}`,
        todo: `chmod -R go= ${folder}, and think of what was in it as known`,
      };
}

async function* database(db: Pool, options: Options, checkLog: CheckLog): AsyncGenerator<Finding> {
  const asked = Date.now();
  const { rows } = await db.query<{ version: string; size: number; now: number }>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as size,
            (extract(epoch from clock_timestamp()) * 1000)::bigint as now`,
  );
  const { version, size, now } = rows[0]!;
  const where = options.databaseUrl === undefined ? 'embedded in the data directory' : 'given by --database-url';
  yield ok(`PostgreSQL ${version}, ${where}, ${inBytes(size)}, waits for the disk`);
  const [before, after] = [now - asked, now - Date.now()];
  const off = before > 0 && after < 0 ? 0 : Math.min(Math.abs(before), Math.abs(after));
  yield off <= clockMsMax
    ? ok('this machine and the database have the same time')
    : {
        is: 'wrong',
        what: `this machine and the database are ${Math.round(off / 1000)} s apart`,
        todo: 'let both keep the time by NTP (timedatectl set-ntp true)',
      };
  if (yield* migrations(db)) yield* monitoringLog(db, options, checkLog);
}

/** True: the tables are those of this Oriel. */
async function* migrations(db: Pool): AsyncGenerator<Finding, boolean> {
  const known = (await readdir(installed('apps/server/src/store/migrations'))).filter((name) => name.endsWith('.sql'));
  const made = await db.query<{ is: boolean }>(`select to_regclass('migrations') is not null as is`);
  if (!made.rows[0]!.is) {
    yield { is: 'attention', what: 'the database is empty', todo: 'start Oriel once, or restore a backup into it' };
    return false;
  }
  const { rows } = await db.query<{ name: string }>('select name from migrations');
  const applied = new Set(rows.map(({ name }) => name));
  const newer = [...applied].filter((name) => !known.includes(name));
  const missing = known.filter((name) => !applied.has(name));
  if (newer.length > 0) {
    yield {
      is: 'wrong',
      what: `a newer Oriel has used this database (${newer.join(', ')})`,
      todo: 'start that one, or restore a backup from before',
    };
    return false;
  }
  if (missing.length > 0) {
    yield {
      is: 'attention',
      what: `${missing.length} migrations are not applied yet`,
      todo: 'make a backup, then start this Oriel: it applies them',
    };
    return false;
  }
  yield ok(`all ${known.length} migrations are applied`);
  return true;
}

async function* monitoringLog(db: Pool, options: Options, checkLog: CheckLog): AsyncGenerator<Finding> {
  const headsFile = options.headsFile ?? join(resolve(options.dataDir), 'monitoring-log-heads.jsonl');
  const client = await db.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const wrong = await checkLog(client, headsFile);
    yield wrong === undefined
      ? ok('the monitoring log is as it was written, up to its last copied head')
      : {
          is: 'wrong',
          what: `the monitoring log is NOT as it was written. ${wrong}`,
          todo: 'tell your auditors; keep the database, the heads and the last backups as they are (docs/operations/monitoring-log.md)',
        };
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
  if (options.headsFile === undefined && options.headsUrl === undefined) {
    yield {
      is: 'attention',
      what: 'heads of the monitoring log are copied into the data directory alone',
      todo: 'copy them to where those who run the server cannot write: --heads-file, --heads-url',
    };
  } else if (options.headsFile !== undefined && dirname(resolve(options.headsFile)) === resolve(options.dataDir)) {
    yield { is: 'attention', what: 'heads are copied into the data directory', todo: 'name another place' };
  }
}

async function* addresses({ host, port, url }: Options): AsyncGenerator<Finding> {
  const here = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  if (port === 0) yield ok('any free port is taken at the start');
  else if (await connects(host, port)) {
    const said = await versionAt(here);
    yield said !== undefined
      ? ok(`Oriel ${said} answers at ${here}`)
      : { is: 'wrong', what: `something else answers at ${here}`, todo: 'end it, or choose another port with --port' };
  } else yield ok(`nothing answers at ${here}: Oriel is not running, and the port is free`);
  if (url === undefined) {
    yield {
      is: 'attention',
      what: 'no public address is named: pages are taken from this machine alone',
      todo: 'behind a proxy, name the address that people open with --url=https://…',
    };
    return;
  }
  if (!url.startsWith('https:')) {
    yield {
      is: 'attention',
      what: `${url} is not https: what people write and their cookies can be read on the way`,
      todo: 'put a proxy with HTTPS before Oriel (docs/operations/install.md)',
    };
  }
  const said = await versionAt(url);
  yield said !== undefined
    ? ok(`Oriel ${said} answers at ${url}`)
    : {
        is: 'attention',
        what: `Oriel does not answer at ${url} as seen from here`,
        todo: 'if it runs: look at the proxy, the name (DNS) and the certificate',
      };
}

const ok = (what: string): Finding => ({ is: 'ok', what });

const sentence = (error: unknown): string => (error instanceof Error ? error.message : reasonOf(error));

const connects = (host: string, port: number): Promise<boolean> =>
  new Promise((resolved) => {
    const socket = connect({ host, port, timeout: answerMs });
    const end = (is: boolean) => {
      socket.destroy();
      resolved(is);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });

/** Undefined: whoever answers there, if anybody, is no Oriel. */
async function versionAt(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${url}/version`, { signal: AbortSignal.timeout(answerMs), redirect: 'manual' });
    const said = (await answer.json()) as { name?: unknown; version?: unknown };
    return said.name === 'oriel' && typeof said.version === 'string' ? said.version : undefined;
  } catch {
    return undefined;
  }
}
