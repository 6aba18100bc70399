// Writes an archive, beside the running server or without it. The database is read in one snapshot, so that all tables are
// as of one moment, and no lock is taken that an act would wait for. Files are read after it: one that a row of the snapshot
// names is there by then.
import { link, open, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Pool, PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { CannotStart, reasonOf } from '../store/embedded/cannot-start.ts';
import server from '../../package.json' with { type: 'json' };
import { readArchive, writeArchive, type Writing } from './archive.ts';
import { filesIn, firstOf } from './files.ts';
import { archiveFormat, asManifest, type Manifest } from './manifest.ts';
import { columnsIn, leftOut, quoted, sequencesOf, tablesOf, type Table } from './tables.ts';

/** A table stands in the archive in pieces of about this size: a tar wants to know beforehand how long each is. */
const pieceBytes = 4 * 1024 * 1024;

export interface BackupOptions {
  db: Pool;
  dataDir: string;
  /** Must not be there yet. */
  path: string;
  now: number;
  /** Where the monitoring log ends in this snapshot, signed. */
  logHead: (snapshot: PoolClient) => Promise<unknown>;
}

export interface BackedUp {
  rows: number;
  files: number;
}

export async function backUp(options: BackupOptions): Promise<BackedUp> {
  const { path } = options;
  if (!relative(resolve(options.dataDir), resolve(path)).startsWith('..')) {
    throw new CannotStart(
      'A backup in the data directory would be lost with it, and be in the next one: name another place.',
    );
  }
  const draft = `${path}.part`;
  const file = await open(draft, 'wx', 0o600).catch((error: unknown) => {
    if (reasonOf(error) !== 'EEXIST') throw new CannotStart(`${path} cannot be written: ${reasonOf(error)}.`);
    throw new CannotStart(`${draft} is there: another backup writes it, or one was cut short. Delete it in that case.`);
  });
  try {
    const written = await fill(file, options);
    await file.sync();
    // Read again, from what is on the disk, before it gets its name.
    await readArchive(
      draft,
      (value) => asManifest(value, (value as Manifest).migrations),
      () => async () => {},
    );
    // Unlike a rename, a link does not take the place of what is there.
    await link(draft, path).catch((error: unknown) => {
      throw new CannotStart(`${path} cannot be written: ${reasonOf(error)}.`);
    });
    return written;
  } finally {
    await file.close();
    await rm(draft, { force: true });
    await syncFolder(dirname(path));
  }
}

async function fill(file: Parameters<typeof writeArchive>[0], options: BackupOptions): Promise<BackedUp> {
  const { db, dataDir, now, logHead } = options;
  // Before the snapshot: a file that only grows, as copied heads do, is taken as long as it was then, and is so never
  // ahead of the rows.
  const before = await filesIn(dataDir);
  const client = await db.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const { rows: applied } = await client.query<{ name: string }>('select name from migrations order by name');
    const tables = await tablesOf(client);
    const manifest: Manifest = {
      oriel: 'backup',
      format: archiveFormat,
      version: server.version,
      at: now,
      migrations: applied.map(({ name }) => name),
      tables,
      sequences: await sequencesOf(client),
      leftOut,
      logHead: await logHead(client),
    };
    let rows = 0;
    let files = 0;
    await writeArchive(file, manifest, async (to) => {
      for (const table of tables) rows += await copyTable(client, table, to);
      for (const [path, bytes] of new Map([...(await filesIn(dataDir)), ...before])) {
        const body = await firstOf(join(dataDir, path), bytes);
        if (!body) continue;
        await to.add(`data/${path}`, bytes, body);
        files += 1;
      }
    });
    return { rows, files };
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}

/** How many rows. PostgreSQL's own text form: the same from one version to the next. */
async function copyTable(client: PoolClient, table: Table, to: Writing): Promise<number> {
  const copying = client.query(copyTo(`copy ${quoted(table.name)} (${columnsIn(table)}) to stdout`));
  let pieces: Buffer[] = [];
  let bytes = 0;
  let number = 0;
  const put = async () => {
    number += 1;
    await to.add(`tables/${table.name}/${String(number).padStart(6, '0')}`, bytes, Readable.from(pieces));
    [pieces, bytes] = [[], 0];
  };
  for await (const piece of copying as AsyncIterable<Buffer>) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= pieceBytes) await put();
  }
  if (bytes > 0) await put();
  return copying.rowCount ?? 0;
}

async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  await opened.sync();
  await opened.close();
}
