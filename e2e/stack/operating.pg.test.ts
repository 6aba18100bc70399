// What operators do by command beside a running server.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Code, Out } from '../../apps/server/src/command-line.ts';
import { doctorCommand } from '../../apps/server/src/operations/doctor.ts';
import { resetPasswordCommand } from '../../apps/server/src/operations/reset-password.ts';
import { openSecrets } from '../../apps/server/src/store/embedded/index.ts';
import { freshDatabase } from '../../apps/server/src/store/embedded/testing.ts';
import { logAgainstFile } from '../../apps/server/src/supervision/log-seal.ts';
import { joinPerson, seatAgent, startFloor, until, type Floor } from './floor.ts';

let folder: string;
let data: string;
let floor: Floor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oriel-operating-'));
  data = join(folder, 'data');
  const secret = await openSecrets({ dataDir: data, floor: 'quiet' });
  floor = await startFloor(
    {},
    { headSeed: await secret('monitoring-log'), headsFile: join(data, 'monitoring-log-heads.jsonl') },
  );
});
afterAll(async () => {
  await floor?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function said(run: (out: Out) => Promise<Code>): Promise<{ code: Code; out: string; err: string }> {
  const words = { out: '', err: '' };
  const code = await run({ write: (text) => (words.out += text), complain: (text) => (words.err += text) });
  return { code, ...words };
}

const places = () => ['--data', data, '--database-url', floor.databaseUrl];

describe('OP3 reset-password', () => {
  const reset = (person: string, password: string) =>
    said((out) => resetPasswordCommand([person, ...places()], {}, out, async () => password));

  test('OP3 ends what was open; the old password opens nothing, the new one does', async () => {
    const ana = await joinPerson(floor, 'ana@oriel.test');
    const sam = await joinPerson(floor, 'sam@oriel.test');
    const token = await floor.signIn('ana@oriel.test');
    const { code, out } = await reset('ANA@oriel.test', 'violet lantern 84');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^ana@oriel\.test has a new password; 2 sessions were ended/),
    ]);
    await expect(floor.signIn('ana@oriel.test')).rejects.toThrow('401');
    const me = async (cookie: string) => (await fetch(`${floor.url}/api/me`, { headers: { cookie } })).status;
    expect(await me(`oriel=${token}`)).toBe(401);
    const answer = await fetch(`${floor.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'ana@oriel.test', password: 'violet lantern 84' }),
    });
    expect(answer.status).toBe(204);
    // Nobody else's.
    const { rows } = await floor.db.query<{ person: string }>('select distinct person from sessions');
    expect(rows).toHaveLength(2);
    ana.end();
    sam.end();
  });

  test('OP3 what will not do changes nothing', async () => {
    const before = await floor.db.query('select * from credentials order by person');
    const sessions = await floor.db.query('select * from sessions order by hash');
    expect(await reset('sam@oriel.test', 'short')).toEqual({
      code: 2,
      out: '',
      err: 'A password has at least 12 characters.\n',
    });
    expect(await reset('nobody@oriel.test', 'violet lantern 84')).toEqual({
      code: 1,
      out: '',
      err: 'Nobody who signs in is called nobody@oriel.test.\n',
    });
    expect((await floor.db.query('select * from credentials order by person')).rows).toEqual(before.rows);
    expect((await floor.db.query('select * from sessions order by hash')).rows).toEqual(sessions.rows);
  });
});

describe('OP1 doctor', () => {
  const doctor = (...more: string[]) => said((out) => doctorCommand([...places(), ...more], {}, out, logAgainstFile));
  const port = () => `--port=${new URL(floor.url).port}`;

  test('OP1 of a floor that is well: what it stands on, and nothing is changed', async () => {
    await seatAgent(floor, 'ben@oriel.test');
    const counted = async () => (await floor.db.query('select count(*) from facts')).rows;
    const before = await counted();
    const { code, out, err } = await doctor(port());
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^ok {8} Node /);
    for (const line of [
      /ok +the data directory .* free/,
      /ok +1 secrets, for their owner alone/,
      /ok +PostgreSQL 1\d\.\d, given by --database-url, .* waits for the disk/,
      /ok +this machine and the database have the same time/,
      /ok +all \d+ migrations are applied/,
      /ok +the monitoring log is as it was written/,
      /attention +heads of the monitoring log are copied into the data directory alone\n +→ copy them/,
      /ok +Oriel \S+ answers at http:/,
      /attention +no public address is named/,
      /^0 wrong, 2 to look at\.$/m,
    ])
      expect(out).toMatch(line);
    expect(await counted()).toEqual(before);
  });

  test('OP1 what is wrong, each with what to do', async () => {
    const secret = join(data, 'secrets', 'monitoring-log');
    const heads = join(data, 'monitoring-log-heads.jsonl');
    await until(async () => (await readFile(heads, 'utf8').catch(() => '')) !== '', 'a head is copied');
    const copied = await readFile(heads, 'utf8');
    const other = createServer((socket) => {
      socket.on('error', () => undefined).end('I am something else\r\n\r\n');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    await chmod(secret, 0o644);
    await floor.db.query(`insert into migrations (name) values ('9999-later.sql')`);
    try {
      const taken = `--port=${(other.address() as AddressInfo).port}`;
      const { code, out } = await doctor(taken, '--url=http://127.0.0.1:1');
      expect(code).toBe(1);
      for (const line of [
        /WRONG +others on this machine may read .*monitoring-log\n +→ chmod -R go= /,
        /WRONG +a newer Oriel has used this database \(9999-later\.sql\)\n +→ start that one/,
        /WRONG +something else answers at http:.*\n +→ end it, or choose another port/,
        /attention +http:\S+ is not https/,
        /attention +Oriel does not answer at http:\S+ as seen from here/,
        /^3 wrong, 2 to look at\.$/m,
      ])
        expect(out).toMatch(line);
      await floor.db.query(`delete from migrations where name = '9999-later.sql'`);
      // A head of something else than this log: what stands here is not what was written.
      await writeFile(heads, copied.replace(/"hash":"[0-9a-f]{4}/, '"hash":"ffff'));
      expect((await doctor(port())).out).toMatch(/WRONG +the monitoring log is NOT as it was written/);
    } finally {
      await writeFile(heads, copied);
      await chmod(secret, 0o600);
      await floor.db.query(`delete from migrations where name = '9999-later.sql'`);
      other.close();
    }
  });

  test('OP1 no database, no directory, an empty database: said, and the rest is looked at all the same', async () => {
    const nowhere = await said((out) =>
      doctorCommand(['--data', join(folder, 'nowhere'), '--port=0'], {}, out, logAgainstFile),
    );
    expect(nowhere.code).toBe(1);
    expect(nowhere.out).toMatch(/WRONG +the data directory .* is not there/);
    expect(nowhere.out).toMatch(/WRONG +the database\n +→ There is no Oriel in /);
    const away = 'postgresql://o:hidden@127.0.0.1:1/o';
    const { out } = await said((to) =>
      doctorCommand(['--data', data, '--database-url', away, '--port=0'], {}, to, logAgainstFile),
    );
    expect(out).toMatch(/→ The database at 127\.0\.0\.1:1 cannot be used: ECONNREFUSED\./);
    expect(out).not.toContain('hidden');
    const empty = await freshDatabase();
    try {
      const fresh = ['--data', data, '--database-url', empty.url, '--port=0'];
      expect((await said((to) => doctorCommand(fresh, {}, to, logAgainstFile))).out).toMatch(
        /attention +the database is empty\n +→ start Oriel once, or restore a backup/,
      );
    } finally {
      await empty.drop();
    }
  });
});
