// The archive for leaving, read with nothing but tar and JSON.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportCommand } from '../../apps/server/src/leaving/commands.ts';
import { openSecrets } from '../../apps/server/src/store/embedded/index.ts';
import { monitoringLogCommand } from '../../apps/server/src/supervision/commands.ts';
import { exportedLog } from '../../apps/server/src/supervision/log-seal.ts';
import { startFloor, until, watchedReply, type Floor } from './floor.ts';

let folder: string;
let data: string;
let floor: Floor;
let interaction: string;
let seed: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oriel-leaving-'));
  data = join(folder, 'data');
  seed = await (await openSecrets({ dataDir: data, floor: 'quiet' }))('monitoring-log');
  floor = await startFloor({}, { headSeed: seed });
  const watched = await watchedReply(floor);
  ({ interaction } = watched);
  await watched.ana.client.do({ kind: 'reply', interaction, text: '=1+1 is what it costs\n"so to speak"' });
  await watched.ana.client.do({ kind: 'add-note', interaction, text: 'Likes blue.' });
  watched.sam.end();
  await until(
    async () => (await floor.db.query(`select from monitoring_log where what = 'until'`)).rowCount,
    'the look has ended',
  );
});
afterAll(async () => {
  await floor?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function exported(path: string) {
  const said = { out: '', err: '' };
  const out = { write: (text: string) => (said.out += text), complain: (text: string) => (said.err += text) };
  const places = ['--data', data, '--database-url', floor.databaseUrl];
  return { code: await exportCommand([path, ...places], {}, out, exportedLog), ...said };
}

test('CP4 has everything of one moment, and neither passwords nor sessions nor keys', { timeout: 60_000 }, async () => {
  const path = join(folder, 'leaving.tar.gz');
  expect(await exported(path)).toMatchObject({ code: 0, err: '' });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await promisify(execFile)('tar', ['xzf', path, '-C', folder]);
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const lines = async (name: string) =>
    (await read(name))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const count = async (table: string) =>
    (await floor.db.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]!.n;
  for (const [name, table] of [
    ['facts', 'facts'],
    ['settings', 'directory'],
    ['customers', 'customers'],
    ['interactions', 'interactions'],
    ['messages', 'bodies'],
    ['days-of-agents', 'day_counts'],
  ] as const)
    expect([name, (await lines(`${name}.jsonl`)).length]).toEqual([name, await count(table)]);
  const texts = (await lines('messages.jsonl')).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['hello?', '=1+1 is what it costs\n"so to speak"']));
  expect((await lines('facts.jsonl')).map(({ text }) => text)).toContain('Likes blue.');
  expect(await read('messages.csv')).toContain(`"'=1+1 is what it costs\n""so to speak"""`);
  const said = { out: '' };
  const verdict = await monitoringLogCommand(
    ['verify', join(folder, 'monitoring-log.jsonl')],
    {},
    { write: (text) => (said.out += text), complain: (text) => (said.out += text) },
  );
  expect([verdict, said.out]).toEqual([0, expect.stringMatching(/^As it was written: [1-9]/)]);

  const all = (
    await Promise.all((await readdir(folder)).filter((name) => /\.(jsonl|csv|json)$/.test(name)).map(read))
  ).join('');
  const secrets = await floor.db.query<{ secret: string }>(
    'select password as secret from credentials union all select hash from sessions union all select hash from customer_tokens',
  );
  expect(secrets.rows.length).toBeGreaterThan(10);
  for (const { secret } of [...secrets.rows, { secret: seed }]) expect(all.includes(secret)).toBe(false);
  expect((await readdir(folder)).filter((name) => /part|spool/.test(name))).toEqual([]);
});

test('CP4 does not take the place of what is there', async () => {
  const path = join(folder, 'mine');
  await writeFile(path, 'mine');
  expect(await exported(path)).toMatchObject({ code: 2, err: `${path} cannot be written: EEXIST.\n` });
  expect(await readFile(path, 'utf8')).toBe('mine');
});
