/**
 * Oriel's own PostgreSQL, for those who name none: a cluster in the data directory, reached by a socket in a short
 * folder of mode 0700 and by no port, that ends with us. It is PostgreSQL as it is: fsync stays on.
 * Whoever calls this holds the data directory (data-directory.ts).
 */
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type Binaries, binaries } from './binaries.ts';
import { CannotStart, reasonOf } from './cannot-start.ts';
import { guard, type Guarded } from './guardian.ts';
import { chooseIdentity, handOver, type Identity } from './identity.ts';

export { CannotStart, reasonOf } from './cannot-start.ts';
export { checkDatabase } from './check-database.ts';
export { type DataDirectory, type Floor, openSecrets, takeDataDirectory } from './data-directory.ts';

export interface Embedded {
  url: string;
  /** Ends PostgreSQL cleanly; resolves when it is gone. */
  stop(): Promise<void>;
  /** Of PostgreSQL's first process. */
  pid: number;
  /** Resolves when PostgreSQL is gone, asked to or not. */
  ended: Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** PostgreSQL's own lines. They name no person's data: statements are not logged. */
  log(line: string): void;
}

const user = 'oriel';
export const databaseName = 'oriel';

const settings = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '80',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  logging_collector: 'off',
  log_destination: 'stderr',
  // An error's statement could hold what a person wrote.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
};

export async function startEmbedded({ dataDir, log }: EmbeddedOptions): Promise<Embedded> {
  const folder = resolve(dataDir);
  try {
    await mkdir(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    const programs = await binaries();
    const identity = await chooseIdentity(programs, folder);
    const cluster = join(folder, 'postgres');
    if (!(await exists(cluster))) await createCluster(programs, identity, folder, cluster, log);
    await handOver(cluster, identity);
    return await run(programs, identity, cluster, log);
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`The PostgreSQL in ${folder} cannot be started: ${reasonOf(error)}.`, { cause: error });
  }
}

/** Made beside its place and renamed, so that a first start cut short leaves no half of a cluster. */
async function createCluster(
  programs: Binaries,
  identity: Identity,
  folder: string,
  cluster: string,
  log: (line: string) => void,
): Promise<void> {
  const draft = join(folder, 'postgres.new');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (identity.account) await chown(draft, identity.account.uid, identity.account.gid);
  const lines: string[] = [];
  const made = guard({
    command: [
      programs.initdb,
      `--pgdata=${draft}`,
      `--username=${user}`,
      // Who may enter the socket's folder may read the files as well: a password would guard nothing.
      '--auth=trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--no-instructions',
    ],
    identity,
    onLine: (line) => {
      lines.push(line);
      log(line);
    },
  });
  if ((await made.ended) !== 0) {
    const said = lines.findLast((line) => /error|fatal/i.test(line)) ?? 'initdb failed';
    throw new CannotStart(`PostgreSQL's files cannot be made in ${draft}: ${said}.`);
  }
  await rename(draft, cluster);
}

async function run(
  programs: Binaries,
  identity: Identity,
  cluster: string,
  log: (line: string) => void,
): Promise<Embedded> {
  // Short, because a socket's path has at most 107 characters (103 on macOS).
  const sockets = await mkdtemp('/tmp/oriel-');
  if (identity.account) await chown(sockets, identity.account.uid, identity.account.gid);
  const options = Object.entries({ ...settings, unix_socket_directories: sockets });
  const ready = waiter();
  let said = 'it ended without a word';
  const server = guard({
    command: [programs.postgres, '-D', cluster, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    identity,
    lockFile: join(cluster, 'PG_VERSION'),
    temporaryFolder: sockets,
    onLine: (line) => {
      if (line.includes('FATAL:')) said = line.replace(/^.*FATAL:\s*/, '');
      if (line.includes('database system is ready to accept connections')) ready.resolve();
      log(line);
    },
  });
  const failed = server.ended.then(async () => {
    await rm(sockets, { recursive: true, force: true });
    throw new CannotStart(`The PostgreSQL in ${cluster} did not start: ${said}.`);
  });
  await Promise.race([ready.promise, failed]);
  // From here on its end is told by `ended`.
  failed.catch(() => undefined);
  try {
    await createDatabase(addressOf(sockets, 'postgres'));
    return {
      url: addressOf(sockets, databaseName),
      pid: Number.parseInt(await readFile(join(cluster, 'postmaster.pid'), 'utf8'), 10),
      stop: () => stop(server),
      ended: server.ended.then(() => undefined),
    };
  } catch (error) {
    await stop(server);
    throw error;
  }
}

async function stop(server: Guarded): Promise<void> {
  server.stop();
  await server.ended;
}

/** Host and port are spelled out: PGHOST and PGPORT in our environment mean some other database. */
export function addressOf(sockets: string, name: string): string {
  return `postgresql://${user}@localhost:5432/${name}?host=${encodeURIComponent(sockets)}`;
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

function waiter(): { promise: Promise<void>; resolve: () => void } {
  let resolveIt: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (resolveIt = resolve));
  return { promise, resolve: resolveIt };
}
