// The log in the hands of operators and auditors: exported, verified, asked about, erased; and tampered with in the
// database itself, by somebody who may do everything there.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { installed } from '../../apps/server/src/installed.ts';
import { openSecrets } from '../../apps/server/src/store/embedded/index.ts';
import { begin, end } from '../../apps/server/src/supervision/chain/chain.contract.ts';
import { newSeed, signerWith } from '../../apps/server/src/supervision/chain/heads.ts';
import { exportOf } from '../../apps/server/src/supervision/chain/export.ts';
import { PostgresChain } from '../../apps/server/src/supervision/chain/postgres-chain.ts';
import { monitoringLogCommand } from '../../apps/server/src/supervision/commands.ts';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';

let folder: string;
let heads: string;
let floor: Floor;
let ana: Agent;
let customer: string;
let interaction: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oriel-log-'));
  heads = join(folder, 'heads.jsonl');
  const secret = await openSecrets({ dataDir: join(folder, 'data'), floor: 'quiet' });
  floor = await startFloor({}, { headSeed: await secret('monitoring-log'), headsFile: heads });
  ana = await seatAgent(floor, 'ana@oriel.test');
  const chat = await floor.beginChat('Priya Nair');
  ({ customer } = chat);
  await floor.join(chat.token).do({ kind: 'say', text: 'hello?' });
  const desk = ana.client.open({ view: 'desk', agent: ana.id });
  interaction = (await until(() => desk.all('interaction').find(({ state }) => state === 'ringing'), 'it rings')).id;
  await ana.client.do({ kind: 'accept', interaction });
  // Nobody who looks is left: a client that comes back after a restart would look again.
  const sam = await joinPerson(floor, 'sam@oriel.test');
  const watched = sam.open({ view: 'desk', agent: ana.id });
  await until(() => watched.status.value.is === 'open', 'Sam watches');
  const conversation = sam.open({ view: 'conversation', interaction }, { via: watched });
  await until(() => conversation.status.value.is === 'open', 'and reads');
  sam.end();
  await until(async () => (await floor.db.query('select from monitoring_log')).rowCount === 4, 'both have ended');
});
afterAll(async () => {
  await floor?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function oriel(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const places = ['--data', join(folder, 'data'), '--database-url', floor.databaseUrl];
  const isVerify = argv[0] === 'verify';
  const code = await monitoringLogCommand(
    [...argv, ...(isVerify ? [] : places)],
    {},
    {
      write: (text) => (said.out += text),
      complain: (text) => (said.err += text),
    },
  );
  return { code, ...said };
}

async function exported(): Promise<string> {
  const file = join(folder, `log-${(files += 1)}.jsonl`);
  expect(await oriel('export', file)).toMatchObject({ code: 0, err: '' });
  return file;
}
const verify = (file: string) => oriel('verify', file, '--heads', heads);

/** Copied heads cover all that stands. */
async function copied(): Promise<void> {
  await floor.restart();
  await until(async () => {
    const lines = (await readFile(heads, 'utf8')).trim().split('\n');
    const { rows } = await floor.db.query<{ seq: number }>('select max(seq) as seq from monitoring_log');
    return (JSON.parse(lines.at(-1)!) as { head: { seq: number } }).head.seq === rows[0]!.seq;
  }, 'the last head is copied');
}

describe('the monitoring log by command', { timeout: 60_000 }, () => {
  test('L14 an export of a running floor is as it was written, up to the last copied head', async () => {
    await copied();
    const file = await exported();
    const { code, out } = await verify(file);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^As it was written: \d+ entries, signed on \S+ with the key [0-9a-f]{64}\.\nHeld against copied heads: up to entry \d+/,
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const key = (await oriel('key')).out.trim();
    expect(await oriel('verify', file, '--key', key)).toMatchObject({ code: 0 });
    expect(await oriel('verify', file, '--key', signerWith(newSeed()).key)).toMatchObject({
      code: 1,
      out: 'NOT as it was written. The head is signed with another key.\n',
    });
    // What is there is not written over.
    expect(await oriel('export', file)).toMatchObject({ code: 2, err: expect.stringContaining('EEXIST') as string });
  });

  test('L14 the verifier is one file that needs nothing but Node', async () => {
    const alone = join(folder, 'verify.mjs');
    await writeFile(alone, await readFile(installed('apps/server/dist/verify-monitoring-log.js')));
    const file = await exported();
    const run = (...argv: string[]) =>
      promisify(execFile)(process.execPath, [alone, ...argv], { cwd: folder }).then(
        ({ stdout }) => ({ code: 0, stdout }),
        ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
      );
    expect(await run(file, '--heads', heads)).toMatchObject({ code: 0 });
    await writeFile(file, (await readFile(file, 'utf8')).replace('"what":"desk"', '"what":"agents"'));
    expect(await run(file, '--heads', heads)).toEqual({
      code: 1,
      stdout: expect.stringMatching(
        /^NOT as it was written\. Entry \d+ is not the one that was chained here\.\n$/,
      ) as string,
    });
    expect((await run()).code).toBe(2);
  });

  test('L14 L15 auditors download the chain, signed; nobody else finds it', async () => {
    await copied();
    const download = async (email: string) =>
      fetch(`${floor.url}/monitoring-log.jsonl`, { headers: { cookie: `oriel=${await floor.signIn(email)}` } });
    const answer = await download('dee@oriel.test');
    const file = join(folder, 'download.jsonl');
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    expect(await verify(file)).toMatchObject({ code: 0 });
    for (const email of ['sam@oriel.test', 'ana@oriel.test', 'max@oriel.test'])
      expect((await download(email)).status).toBe(404);
  });

  test('L16 a data request tells dates and purposes, and nobody who looked', async () => {
    const sam = await joinPerson(floor, 'sam@oriel.test');
    const desk = sam.open({ view: 'desk', agent: ana.id });
    await until(() => desk.status.value.is === 'open', 'Sam watches');
    const asAgent = await oriel('about', 'ana@oriel.test');
    expect(await oriel('about', ana.id)).toEqual(asAgent);
    const lines = asAgent.out.trim().split('\r\n');
    expect(lines[0]).toBe('from (UTC),until (UTC),what,purpose');
    expect(lines.at(-1)).toMatch(/^\d{4}-\S+Z,,desk,"?[^,]+/);
    expect(asAgent.out).not.toMatch(/sam/i);
    // While it is at her desk, her customer is looked at too.
    const asCustomer = await oriel('about', customer);
    expect(asCustomer.out.trim().split('\r\n').at(-1)).toBe(lines.at(-1));
    await ana.client.do({ kind: 'complete', interaction });
    desk.close();
    const again = sam.open({ view: 'desk', agent: ana.id });
    await until(() => again.status.value.is === 'open', 'Sam watches again');
    const [later, asCustomerLater] = [await oriel('about', ana.id), await oriel('about', customer)];
    expect(later.out.trim().split('\r\n')).toHaveLength(lines.length + 1);
    expect(asCustomerLater.out.trim().split('\r\n')).toHaveLength(asCustomer.out.trim().split('\r\n').length);
    expect(await oriel('about', 'nobody')).toEqual({ code: 1, out: '', err: 'Nobody is called nobody.\n' });
    expect((await oriel('about')).code).toBe(2);
    sam.end();
  });
});

describe('the log in the database', { timeout: 60_000 }, () => {
  beforeEach(copied);

  /** By one who owns the tables. Undone afterwards. */
  async function tampered(...statements: string[]): Promise<{ code: number; out: string }> {
    const client = await floor.db.connect();
    const tables = ['monitoring_log', 'monitoring_log_texts'];
    try {
      await client.query(tables.map((name) => `create table kept_${name} as select * from ${name}`).join(';'));
      await client.query(
        ['set session_replication_role = replica', ...statements, 'set session_replication_role = default'].join(';'),
      );
      return await verify(await exported());
    } finally {
      await client.query(`set session_replication_role = replica;
        delete from monitoring_log_texts; delete from monitoring_log;
        insert into monitoring_log (seq, entry, hash) select seq, entry, hash from kept_monitoring_log;
        insert into monitoring_log_texts select * from kept_monitoring_log_texts;
        drop table kept_monitoring_log; drop table kept_monitoring_log_texts;
        set session_replication_role = default`);
      client.release();
    }
  }

  const last = '(select max(seq) from monitoring_log)';
  test.each([
    ['flip', `update monitoring_log set entry = replace(entry, '"what":"desk"', '"what":"agents"') where seq = 1`],
    ['delete', 'delete from monitoring_log_texts where seq = 2; delete from monitoring_log where seq = 2'],
    [
      'delete and number anew',
      'delete from monitoring_log_texts where seq = 2; delete from monitoring_log where seq = 2; update monitoring_log_texts set seq = seq - 1 where seq > 2; update monitoring_log set seq = seq - 1 where seq > 2',
    ],
    [
      'swap',
      'update monitoring_log set seq = -1 where seq = 1; update monitoring_log set seq = 1 where seq = 2; update monitoring_log set seq = 2 where seq = -1',
    ],
    [
      'truncate',
      `delete from monitoring_log_texts where seq = ${last}; delete from monitoring_log where seq = ${last}`,
    ],
    ['roll back', 'delete from monitoring_log_texts; delete from monitoring_log'],
    ['another name', `update monitoring_log_texts set text = replace(text, 'Sam', 'Lea') where part = 'by'`],
    ['no name', `delete from monitoring_log_texts where part = 'by'`],
  ])('L14 tampered with: %s', async (_, statements) => {
    expect(await tampered(statements)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^NOT as it was written\. /) as string,
    });
    expect(await verify(await exported())).toMatchObject({ code: 0 });
  });

  test('L14 written anew from nothing, and signed with another key', async () => {
    const file = join(folder, 'forged.jsonl');
    const chain = new PostgresChain(floor.db, floor.db);
    let text = '';
    for await (const page of exportOf(chain, signerWith(newSeed()), Date.now)) text += page;
    await writeFile(file, text);
    expect(await verify(file)).toMatchObject({ code: 1 });
  });

  test('L17 erasing takes the texts of a person and leaves the chain; entries say so', async () => {
    const chain = new PostgresChain(floor.db, floor.db);
    const dora = { agent: { id: 'dora', name: 'Dora Quint' } };
    const opened = await begin(chain, 1_000, dora);
    await end(chain, opened!, 2_000);
    await begin(chain, 3_000, { ...dora, what: 'conversation', interaction: 'hers' });
    await floor.db.query(`insert into credentials (person, email, password) values ('dora', 'dora@oriel.test', '')`);
    await copied();
    const before = await exported();
    expect(await readFile(before, 'utf8')).toContain('Dora Quint');
    expect(await oriel('erase', 'DORA@oriel.test')).toEqual({
      code: 0,
      out: '2 texts were erased; entries say so.\n',
      err: '',
    });
    expect(await oriel('erase', 'dora')).toMatchObject({ out: '0 texts were erased; entries say so.\n' });
    const after = await exported();
    expect(await readFile(after, 'utf8')).not.toContain('Dora');
    const { code, out } = await verify(after);
    expect([code, out]).toEqual([0, expect.stringContaining('2 texts were erased, as entries say.')]);
    const [row] = await chain.looks({}, opened! + 1, 1);
    expect(row).toMatchObject({ by_name: expect.any(String) as string, agent: null, agent_erased: true, until: 2_000 });
    expect((await chain.sums({}, Date.now())).some(({ agent_name }) => agent_name === 'Dora Quint')).toBe(false);
  });
});
