// Makes an instance anew from an archive, in an empty place. All is checked first, then loaded in one transaction, into
// tables made by the migrations that the archive had: an older one is brought up to date by the next start. Files wait in
// a folder of their own and the data directory gets its mark last, so that nothing starts on half of an instance. The
// epoch is a new one: every client lets go of what it knew (P4).
import { once } from 'node:events';
import { access, constants, mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { newId } from '../ids.ts';
import { CannotStart, checkDatabase, reasonOf, startEmbedded } from '../store/embedded/index.ts';
import { createPool } from '../store/pool.ts';
import { BrokenArchive, readArchive } from './archive.ts';
import { placeOf } from './files.ts';
import { asManifest, type Manifest } from './manifest.ts';
import { columnsIn, quoted, tablesOf, type Table } from './tables.ts';

export interface RestoreOptions {
  path: string;
  /** Empty, or not there. */
  dataDir: string;
  /** Undefined: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  /** The folder of migrations. */
  migrations: string;
  /** What is wrong with the monitoring log that was loaded, held against the signed head; undefined: it is as it was written. */
  checkLog: (client: PoolClient, head: unknown) => Promise<string | undefined>;
}

export interface Restored {
  manifest: Manifest;
  rows: number;
  files: number;
  /** Undefined: the monitoring log is as it was written. */
  logWrong: string | undefined;
}

export async function restore(options: RestoreOptions): Promise<Restored> {
  const { path, databaseUrl } = options;
  const known = (await readdir(options.migrations)).filter((name) => name.endsWith('.sql')).sort();
  const check = (value: unknown) => asManifest(value, known);
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw new CannotStart(`The archive ${path} cannot be read: ${reasonOf(error)}.`);
  });
  await readArchive(path, check, (manifest) => async (name) => void whereTo(manifest, name));
  const dataDir = resolve(options.dataDir);
  const work = await openWork(dataDir);
  try {
    const database = await openDatabase(work, databaseUrl);
    let restored: Restored;
    try {
      restored = await load(database.url, work, options, check);
    } finally {
      await database.stop();
    }
    await putInPlace(work, dataDir);
    return restored;
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}

/** Throws what it is not: an entry may name no other place, whoever wrote the archive. */
function whereTo({ tables }: Manifest, name: string): { table: Table } | { file: string } {
  const [kind, ...rest] = name.split('/');
  const table = kind === 'tables' && tables.find((each) => each.name === rest[0]);
  if (table) return { table };
  const file = kind === 'data' ? placeOf(rest.join('/')) : undefined;
  if (file !== undefined) return { file };
  throw new BrokenArchive(`The archive holds what does not belong in it: ${name}.`);
}

async function openWork(dataDir: string): Promise<string> {
  // As root, PostgreSQL runs as somebody else, who must be able to pass through.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  try {
    await mkdir(dataDir, { recursive: true, mode });
    const names = (await readdir(dataDir)).filter((name) => name !== 'lost+found');
    if (names.includes('restoring')) {
      throw new CannotStart(
        `A restore into ${dataDir} is under way, or was cut short: delete ${join(dataDir, 'restoring')} in that case.`,
      );
    }
    if (names.length > 0) {
      throw new CannotStart(`The data directory ${dataDir} is not empty: name a new one with --data.`);
    }
    const work = join(dataDir, 'restoring');
    await mkdir(work, { mode });
    return work;
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`The data directory ${dataDir} cannot be used: ${reasonOf(error)}.`, { cause: error });
  }
}

async function openDatabase(work: string, url: string | undefined): Promise<{ url: string; stop(): Promise<void> }> {
  if (url === undefined) return startEmbedded({ dataDir: work, log: () => undefined });
  await checkDatabase(url);
  return { url, stop: async () => {} };
}

async function load(
  url: string,
  work: string,
  { path, migrations, checkLog }: RestoreOptions,
  check: (value: unknown) => Manifest,
): Promise<Restored> {
  const db = createPool(url, 1, 'oriel restore');
  const client = await db.connect();
  try {
    await client.query('begin');
    await refuseFull(client);
    let tables: Table[] = [];
    let files = 0;
    let into: Copying | undefined;
    const rows = new Map<string, number>();
    const endTable = async () => {
      if (into) rows.set(into.name, await into.end());
      into = undefined;
    };
    const manifest = await readArchive(path, check, (said) => {
      let ready: Promise<Table[]> | undefined;
      return async (name, body) => {
        tables = await (ready ??= makeTables(client, migrations, said));
        const to = whereTo(said, name);
        if ('table' in to) {
          if (into?.name !== to.table.name) {
            await endTable();
            into = new Copying(client, to.table);
          }
          await into.take(body);
          return;
        }
        await endTable();
        await writeFile(join(work, to.file), body);
        files += 1;
      };
    });
    await endTable();
    for (const { name } of tables) await client.query(`alter table ${quoted(name)} enable trigger user`);
    for (const [name, last] of Object.entries(manifest.sequences))
      await client.query('select setval($1::regclass, $2)', [quoted(name), last]);
    await client.query('update deployment set epoch = $1', [newId()]);
    const logWrong = manifest.logHead === null ? undefined : await checkLog(client, manifest.logHead);
    await client.query('commit');
    await client.query('analyze');
    return { manifest, rows: [...rows.values()].reduce((sum, each) => sum + each, 0), files, logWrong };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
    await db.end();
  }
}

async function refuseFull(client: PoolClient): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm') limit 1`,
  );
  if (rowCount) throw new CannotStart('The database is not empty: restore into an empty one.');
}

/** Empty, without the triggers that would make what is copied here anew: it comes as it was. */
async function makeTables(client: PoolClient, folder: string, { migrations, tables }: Manifest): Promise<Table[]> {
  await client.query('create table migrations (name text primary key, at timestamptz not null default now())');
  for (const name of migrations) await client.query(await readFile(join(folder, name), 'utf8'));
  const made = await tablesOf(client);
  const named = (list: readonly Table[]) => JSON.stringify(list.map(({ name, columns }) => [name, columns.toSorted()]));
  if (named(made) !== named(tables)) {
    throw new CannotStart(
      'The tables in the archive are not those that its migrations make: its database was changed by hand.',
    );
  }
  for (const { name } of made) await client.query(`alter table ${quoted(name)} disable trigger user`);
  await client.query(`truncate ${made.map(({ name }) => quoted(name)).join(', ')}`);
  return tables;
}

/** One table's rows, piece after piece. */
class Copying {
  readonly name: string;
  readonly #stream: ReturnType<PoolClient['query']> & NodeJS.WritableStream & { rowCount: number | null };
  readonly #ended: Promise<unknown>;

  constructor(client: PoolClient, table: Table) {
    this.name = table.name;
    const stream = client.query(copyFrom(`copy ${quoted(table.name)} (${columnsIn(table)}) from stdin`));
    this.#stream = stream as never;
    this.#ended = once(stream, 'finish');
    this.#ended.catch(() => undefined);
  }

  async take(body: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const piece of body)
      if (!this.#stream.write(piece)) await Promise.race([once(this.#stream, 'drain'), this.#ended]);
  }

  async end(): Promise<number> {
    this.#stream.end();
    await this.#ended;
    return this.#stream.rowCount ?? 0;
  }
}

async function writeFile(path: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of body) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

const mark = 'oriel.json';

/** The mark last: without it nothing starts here. */
async function putInPlace(work: string, dataDir: string): Promise<void> {
  const names = await readdir(work);
  if (!names.includes(mark)) throw new BrokenArchive('The archive holds no data directory of Oriel.');
  for (const name of [...names.filter((each) => each !== mark), mark])
    await rename(join(work, name), join(dataDir, name));
  await rmdir(work);
  const folder = await open(dataDir, 'r');
  await folder.sync();
  await folder.close();
}
