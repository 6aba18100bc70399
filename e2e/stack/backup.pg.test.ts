// A whole floor backed up while people write, restored elsewhere, and compared: rows, files, the monitoring log, and what
// clients that were connected before are left with.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Client } from '@oriel/client';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readArchive, writeArchive } from '../../apps/server/src/backup/archive.ts';
import { backupCommand, restoreCommand } from '../../apps/server/src/backup/commands.ts';
import { compose } from '../../apps/server/src/compose.ts';
import { installed } from '../../apps/server/src/installed.ts';
import { KeptLog } from '../../apps/server/src/log.ts';
import { openForCommand } from '../../apps/server/src/store/embedded/for-command.ts';
import { openSecrets } from '../../apps/server/src/store/embedded/index.ts';
import { freshDatabase, type FreshDatabase } from '../../apps/server/src/store/embedded/testing.ts';
import { createPool } from '../../apps/server/src/store/pool.ts';
import { monitoringLogCommand } from '../../apps/server/src/supervision/commands.ts';
import { logSeal } from '../../apps/server/src/supervision/log-seal.ts';
import { EveryView, ownDesk, watching } from './every-view.ts';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';

let folder: string;
let data: string;
let floor: Floor;
let ana: Agent;
let sam: Client;
let customer: Client;
let customersToken: string;
let interaction: string;
const dropped: FreshDatabase[] = [];
const tokens: Record<string, string> = {};
let files = 0;

/** As it was left: what came after the backup is in it no more. */
const kept = 'the last that was said before the backup 🧾\ttab \\N "quoted"\u2028';
const unsent = 'a word that is never sent';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oriel-backup-'));
  data = join(folder, 'data');
  const secret = await openSecrets({ dataDir: data, floor: 'quiet' });
  floor = await startFloor(
    {},
    { headSeed: await secret('monitoring-log'), headsFile: join(data, 'monitoring-log-heads.jsonl') },
  );
  for (const name of ['ana', 'sam']) tokens[name] = await floor.signIn(`${name}@oriel.test`);
  ana = await seatAgent(floor, 'ana@oriel.test');
  const chat = await floor.beginChat('Priya Nair');
  customersToken = chat.token;
  customer = floor.join(chat.token);
  await customer.do({ kind: 'say', text: 'hello?' });
  const desk = ana.client.open({ view: 'desk', agent: ana.id });
  interaction = (await until(() => desk.all('interaction').find(({ state }) => state === 'ringing'), 'it rings')).id;
  await ana.client.do({ kind: 'accept', interaction });
  await ana.client.do({ kind: 'add-note', interaction, text: 'Likes blue.\\' });
  await ana.client.do({ kind: 'reply', interaction, text: 'It is on its way.' });
  sam = await joinPerson(floor, 'sam@oriel.test');
  const watched = sam.open({ view: 'desk', agent: ana.id });
  await until(() => watched.status.value.is === 'open', 'Sam watches');
  // What later rooms keep beside the database.
  await mkdir(join(data, 'files', 'ab'), { recursive: true });
  await writeFile(join(data, 'files', 'ab', 'receipt.pdf'), Buffer.from([0, 255, 10, 13, 26, 0]));
  await writeFile(join(data, 'files', 'empty'), '');
  await customer.do({ kind: 'say', text: kept });
});
afterEach(async () => {
  while (dropped.length > 0) await dropped.pop()!.drop();
});
afterAll(async () => {
  await floor?.stop();
  await rm(folder, { recursive: true, force: true });
});

type Said = { code: number; out: string; err: string };

async function oriel(run: typeof backupCommand, ...argv: string[]): Promise<Said> {
  const said = { out: '', err: '' };
  const out = { write: (text: string) => (said.out += text), complain: (text: string) => (said.err += text) };
  return { code: await run(argv, {}, out, logSeal), ...said };
}

const newPath = (name: string): string => join(folder, `${name}-${(files += 1)}`);

async function backedUp(databaseUrl = floor.databaseUrl, dataDir = data): Promise<string> {
  const file = `${newPath('backup')}.tar.gz`;
  expect(await oriel(backupCommand, file, '--data', dataDir, '--database-url', databaseUrl)).toMatchObject({
    code: 0,
    err: '',
  });
  return file;
}

interface Place {
  url: string;
  dataDir: string;
}

async function emptyPlace(): Promise<Place> {
  const database = await freshDatabase();
  dropped.push(database);
  return { url: database.url, dataDir: newPath('data') };
}

const restoredTo = (file: string, { url, dataDir }: Place): Promise<Said> =>
  oriel(restoreCommand, file, '--data', dataDir, '--database-url', url);

async function withDatabase<T>(url: string, run: (db: Pool) => Promise<T>): Promise<T> {
  const db = createPool(url, 2, 'test');
  try {
    return await run(db);
  } finally {
    await db.end();
  }
}

/** Every row of every table as text, in an order of its own. */
const allRows = (url: string, without: readonly string[]): Promise<Record<string, string[]>> =>
  withDatabase(url, async (db) => {
    const { rows: tables } = await db.query<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
    );
    const all: Record<string, string[]> = {};
    for (const { name } of tables.filter((table) => !without.includes(table.name))) {
      const { rows } = await db.query<{ row: string }>(`select t::text as row from ${name} t order by t::text`);
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  });

const leftOut = ['sessions', 'drafts'];

/** A backup that nobody writes meanwhile. */
async function quietBackup(): Promise<{ file: string; before: Record<string, string[]> }> {
  const before = await allRows(floor.databaseUrl, [...leftOut, 'deployment']);
  const file = await backedUp();
  expect(await allRows(floor.databaseUrl, [...leftOut, 'deployment'])).toEqual(before);
  return { file, before };
}

describe('a backup restored', { timeout: 90_000 }, () => {
  test('BK1 BK7 has every row and every file, and neither sessions nor drafts', async () => {
    await until(
      async () => (await floor.db.query('select from sessions')).rowCount! > 0,
      'there are sessions to leave out',
    );
    await floor.db.query(
      `insert into drafts (agent, interaction, what, rev, text, spans, saved_at) values ('ana', 'one', 'reply', 1, $1, '[]', 1)`,
      [unsent],
    );
    const { file, before } = await quietBackup();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(before['facts']!.length).toBeGreaterThan(30);
    expect(before['monitoring_log']!.length).toBeGreaterThan(0);
    const { stdout } = await promisify(execFile)('sh', ['-c', `tar xzOf ${file} | grep -ac '${unsent}' || true`]);
    expect(stdout.trim()).toBe('0');
    // Any tar lists it.
    const listed = await promisify(execFile)('tar', ['tzf', file]);
    expect(listed.stdout.split('\n')).toContain('tables/facts/000001');

    const place = await emptyPlace();
    expect(await restoredTo(file, place)).toMatchObject({ code: 0, err: '' });
    expect(await allRows(place.url, [...leftOut, 'deployment'])).toEqual(before);
    await withDatabase(place.url, async (db) => {
      const { facts, differences } = await rowsEqualFold(db);
      expect(facts).toBe(before['facts']!.length);
      expect(differences).toEqual([]);
      for (const table of leftOut) expect((await db.query(`select from ${table}`)).rowCount).toBe(0);
      const epoch = async (asked: Pool) => (await asked.query<{ epoch: string }>('select epoch from deployment')).rows;
      expect(await epoch(db)).not.toEqual(await epoch(floor.db));
      // Its tables keep what they kept before.
      await expect(db.query('delete from facts')).rejects.toThrow('append-only');
      await expect(db.query('delete from monitoring_log')).rejects.toThrow('append-only');
    });
    for (const name of ['files/ab/receipt.pdf', 'files/empty', 'secrets/monitoring-log', 'oriel.json'])
      expect(await readFile(join(place.dataDir, name)), name).toEqual(await readFile(join(data, name)));
    expect((await stat(join(place.dataDir, 'secrets/monitoring-log'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(place.dataDir, 'secrets'))).mode & 0o777).toBe(0o700);
    await floor.db.query('delete from drafts');
  });

  test('BK1 written while people write is of one moment: rows are the fold of their facts', async () => {
    let isOver = false;
    let said = 0;
    const writing = (async () => {
      while (!isOver) {
        await ana.client.do({ kind: 'comment', interaction, text: `meanwhile ${(said += 1)}` });
      }
    })();
    await until(() => said > 5, 'they write');
    const before = said;
    const file = await backedUp();
    await until(() => said > before + 5, 'they go on writing');
    isOver = true;
    await writing;
    const place = await emptyPlace();
    expect(await restoredTo(file, place)).toMatchObject({ code: 0, err: '' });
    await withDatabase(place.url, async (db) => {
      const { facts, differences } = await rowsEqualFold(db);
      expect(differences).toEqual([]);
      expect(facts).toBeGreaterThan(30);
      expect(facts).toBeLessThan((await rowsEqualFold(floor.db)).facts);
    });
  });

  test('BK3 has a monitoring log that verifies against the heads that came with it, and says so if it does not', async () => {
    await floor.restart();
    const { file } = await quietBackup();
    const place = await emptyPlace();
    expect(await restoredTo(file, place)).toMatchObject({ code: 0, err: '' });
    const verified = async ({ url, dataDir }: Place) => {
      const said = { out: '', err: '' };
      const out = { write: (text: string) => (said.out += text), complain: (text: string) => (said.err += text) };
      const exported = newPath('log');
      const places = ['--data', dataDir, '--database-url', url];
      await monitoringLogCommand(['export', exported, ...places], {}, out);
      const heads = join(dataDir, 'monitoring-log-heads.jsonl');
      return { code: await monitoringLogCommand(['verify', exported, '--heads', heads], {}, out), ...said };
    };
    const right = await verified(place);
    expect(right).toMatchObject({ code: 0, err: '' });
    expect(right.out).toMatch(/Held against copied heads: up to entry [1-9]/);

    // By somebody who may do everything in the database.
    await withDatabase(place.url, (db) =>
      db.query(`begin; alter table monitoring_log disable trigger user;
        update monitoring_log set entry = replace(entry, '"what":"desk"', '"what":"agents"') where seq = 1;
        alter table monitoring_log enable trigger user; commit`),
    );
    const tampered = await backedUp(place.url, place.dataDir);
    const again = await emptyPlace();
    const { code, err } = await restoredTo(tampered, again);
    expect([code, err]).toEqual([1, expect.stringContaining('NOT as it was written') as string]);
    expect(await allRows(again.url, [...leftOut, 'deployment'])).toEqual(
      await allRows(place.url, [...leftOut, 'deployment']),
    );
  });

  test('BK2 clients that were connected let go of what came after, and show what fresh ones show', async () => {
    const all = [interaction];
    const views = await EveryView.open(floor, [
      { name: 'ana', token: tokens['ana']!, views: ownDesk(ana.id, all) },
      { name: 'sam', token: tokens['sam']!, views: watching([ana.id], all) },
      { name: 'priya', token: customersToken, views: [{ view: { view: 'chat' } }] },
    ]);
    const chat = customer.open({ view: 'chat' });
    const texts = () => chat.all('message').map(({ text }) => text);
    await until(() => texts().includes(kept), 'the chat is open');
    const { file } = await quietBackup();
    for (const text of ['after the backup', 'and more']) await customer.do({ kind: 'say', text });
    await ana.client.do({ kind: 'complete', interaction });
    await until(() => texts().includes('and more'), 'it was said');
    const place = await emptyPlace();
    expect(await restoredTo(file, place)).toMatchObject({ code: 0, err: '' });
    // They sign in anew: here with what they had, so that the very same clients come back.
    const { rows: sessions } = await floor.db.query<Record<string, unknown>>('select * from sessions');
    await withDatabase(place.url, (db) =>
      db.query('insert into sessions select * from jsonb_populate_recordset(null::sessions, $1)', [
        JSON.stringify(sessions),
      ]),
    );
    try {
      await floor.restart(place.url);
      await until(() => !texts().includes('and more'), 'the customer lets go');
      expect(texts()).toContain(kept);
      expect(texts()).not.toContain('after the backup');
      await views.equalFresh();
      expect(views.entities).toBeGreaterThan(50);
      // It lives: what is said now has a place that something else had.
      await customer.do({ kind: 'say', text: 'here again' });
      await until(() => texts().at(-1) === 'here again', 'it is said');
      await views.equalFresh();
      await withDatabase(place.url, async (db) => expect((await rowsEqualFold(db)).differences).toEqual([]));
    } finally {
      views.end();
      await floor.restart();
    }
  });

  test('BK1 BK6 into a data directory of its own: it starts on it, with the embedded PostgreSQL', async () => {
    const { file, before } = await quietBackup();
    const dataDir = newPath('own');
    expect(await oriel(restoreCommand, file, '--data', dataDir)).toMatchObject({ code: 0, err: '' });
    expect((await readdir(dataDir)).toSorted()).toEqual(
      ['files', 'monitoring-log-heads.jsonl', 'oriel.json', 'postgres', 'secrets'].toSorted(),
    );
    const house = await openForCommand({ dataDir, databaseUrl: undefined });
    try {
      expect(await allRows(house.url, [...leftOut, 'deployment'])).toEqual(before);
    } finally {
      await house.close();
    }
    const second = await oriel(restoreCommand, file, '--data', dataDir);
    expect(second).toMatchObject({ code: 2, out: '' });
    expect(second.err).toBe(`The data directory ${dataDir} is not empty: name a new one with --data.\n`);
  });
});

describe('what is refused', { timeout: 90_000 }, () => {
  test('BK6 a database or a directory that is not empty is left as it was', async () => {
    const file = await backedUp();
    const place = await emptyPlace();
    await withDatabase(place.url, (db) => db.query('create table mine (n int)'));
    expect(await restoredTo(file, place)).toEqual({
      code: 2,
      out: '',
      err: 'The database is not empty: restore into an empty one.\n',
    });
    expect(await allRows(place.url, [])).toEqual({ mine: [] });
    // Nothing is left that would start, or stand in the way of another try.
    expect(await readdir(place.dataDir)).toEqual([]);

    const other = await emptyPlace();
    await mkdir(join(other.dataDir, 'restoring'), { recursive: true });
    expect((await restoredTo(file, other)).err).toContain('was cut short: delete ');
    await expect(openSecrets({ dataDir: other.dataDir, floor: 'quiet' })).rejects.toThrow('was not made by Oriel');
    const inside = await oriel(backupCommand, join(data, 'mine'), '--data', data, '--database-url', floor.databaseUrl);
    expect(inside).toMatchObject({ code: 2, err: expect.stringContaining('name another place') as string });
    // A backup does not take the place of another.
    const again = await oriel(backupCommand, file, '--data', data, '--database-url', floor.databaseUrl);
    expect(again).toMatchObject({ code: 2, err: `${file} cannot be written: EEXIST.\n` });
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('BK4 an archive that is cut short or changed anywhere', async () => {
    const file = await backedUp();
    const whole = await readFile(file);
    const place = await emptyPlace();
    const tried = async (bytes: Buffer): Promise<Said> => {
      const path = newPath('broken');
      await writeFile(path, bytes);
      return restoredTo(path, place);
    };
    for (const part of [0, 0.1, 0.5, 0.9, 0.999]) {
      const { code, err } = await tried(whole.subarray(0, Math.floor(whole.length * part)));
      expect([code, err], `cut at ${part}`).toEqual([2, expect.stringMatching(/^The archive is broken: .*\.\n$/s)]);
    }
    // The gzip's own header says nothing of what is in it: its first ten bytes are left alone.
    for (let nth = 0; nth < 25; nth += 1) {
      const changed = Buffer.from(whole);
      const at = 10 + Math.floor(((whole.length - 11) * nth) / 25);
      changed[at] = changed[at]! ^ (1 << (nth % 8));
      const { code, err } = await tried(changed);
      expect([code, err], `changed at ${at}`).toEqual([2, expect.stringMatching(/^The archive is broken: .*\.\n$/s)]);
    }
    expect((await tried(Buffer.from('not an archive'))).err).toMatch(/^The archive is broken: /);
    expect((await tried(Buffer.concat([whole, whole]))).err).toMatch(/^The archive is broken: /);
    expect(await allRows(place.url, [])).toEqual({});
    await expect(stat(place.dataDir)).rejects.toThrow('ENOENT');
  });

  /** Whole and well formed, and saying something else. */
  async function rewritten(manifest: (was: Record<string, unknown>) => unknown, more?: string): Promise<string> {
    const file = await backedUp();
    const entries: [string, Buffer][] = [];
    let was: Record<string, unknown> = {};
    await readArchive(
      file,
      (value) => (was = value as Record<string, unknown>),
      () => async (name, body) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of body) pieces.push(piece);
        entries.push([name, Buffer.concat(pieces)]);
      },
    );
    const path = newPath('rewritten');
    const opened = await open(path, 'wx');
    await writeArchive(opened, manifest(was), async (to) => {
      for (const [name, body] of entries) await to.add(name, body.length, [body] as never);
      if (more !== undefined) await to.addJson(more, {});
    });
    await opened.close();
    return path;
  }

  test('BK5 an archive of a newer Oriel, by its format or by a migration', async () => {
    const place = await emptyPlace();
    const format = await restoredTo(await rewritten((was) => ({ ...was, format: 2, version: '9.9.9' })), place);
    expect(format).toMatchObject({ code: 2 });
    expect(format.err).toMatch(/^The archive was written by a newer Oriel \(9\.9\.9; its format is 2/);
    const migration = await restoredTo(
      await rewritten((was) => ({ ...was, migrations: [...(was['migrations'] as string[]), '9999-later.sql'] })),
      place,
    );
    expect(migration.err).toMatch(/^The archive was written by a newer Oriel .*9999-later\.sql/);
    expect(await allRows(place.url, [])).toEqual({});
  });

  test('BK4 an archive that names a place outside, or is no backup', async () => {
    const place = await emptyPlace();
    for (const name of [
      'data/../outside',
      'data//etc',
      'data/postgres/PG_VERSION',
      'tables/pg_authid/000001',
      'more',
    ]) {
      const { code, err } = await restoredTo(await rewritten((was) => was, name), place);
      expect([code, err], name).toEqual([2, expect.stringMatching(/^The archive holds what does not belong in it: /)]);
      expect(await allRows(place.url, []), name).toEqual({});
      await expect(stat(place.dataDir), name).rejects.toThrow('ENOENT');
    }
    expect((await restoredTo(await rewritten(() => ({ oriel: 'export' })), place)).err).toBe(
      'This is no backup of Oriel.\n',
    );
  });
});

test(
  'BK5 an archive of the first release is restored, and brought up to date by the next start',
  { timeout: 90_000 },
  async () => {
    const place = await emptyPlace();
    expect(await restoredTo(installed('e2e/stack/first-release.tar.gz'), place)).toMatchObject({ code: 0, err: '' });
    const before = await withDatabase(place.url, (db) => db.query('select from migrations'));
    const log = new KeptLog();
    const options = { port: 0, host: '127.0.0.1', url: undefined, dataDir: place.dataDir, floor: 'quiet' as const };
    const heads = { headsFile: undefined, headsUrl: undefined, natsUrl: undefined };
    const composed = await compose({ ...options, ...heads, databaseUrl: place.url }, place.url, log);
    try {
      await withDatabase(place.url, async (db) => {
        expect((await db.query('select from migrations')).rowCount).toBeGreaterThan(before.rowCount!);
        const { facts, differences } = await rowsEqualFold(db);
        expect(differences).toEqual([]);
        expect(facts).toBeGreaterThan(100);
        expect((await db.query('select from monitoring_log')).rowCount).toBeGreaterThan(0);
      });
    } finally {
      await composed.stop();
    }
  },
);
