import { VirtualClock } from '../virtual-clock.ts';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../store/embedded/testing.ts';
import { migrate } from '../store/migrate.ts';
import { createPool } from '../store/pool.ts';
import { migrations } from '../store/testing.ts';
import { MonitoringLog, type Looked } from './log.ts';

let database: FreshDatabase;
let pool: Pool;
let log: MonitoringLog;
const clock = new VirtualClock();
const failures: unknown[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, 4, 'test');
  await migrate(pool, migrations, 'UTC');
});
beforeEach(() => {
  failures.length = 0;
  log = new MonitoringLog(
    pool,
    () => clock.now(),
    (error) => failures.push(error),
  );
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const looked = (name: string): Looked => ({
  what: 'desk',
  by: { id: 'sam', name },
  agent: { id: 'ana', name: 'Ana' },
  interaction: null,
  teams: ['care'],
  purpose: 'coaching',
});
const newest = async (name: string) =>
  (await log.page(Number.MAX_SAFE_INTEGER, 99)).filter((row) => row.by_name === name);

describe('the monitoring log', () => {
  test('L6 an entry stands once begun; its end is a second entry, written once', async () => {
    const opened = await log.begin(looked('Sam'));
    const at = clock.now();
    expect(await newest('Sam')).toEqual([
      {
        seq: opened,
        at,
        until: null,
        what: 'desk',
        by: 'sam',
        by_name: 'Sam',
        agent: 'ana',
        agent_name: 'Ana',
        interaction: null,
        teams: ['care'],
        purpose: 'coaching',
        opened: null,
      },
    ]);
    await clock.pass(60_000);
    log.end(opened);
    await clock.pass(60_000);
    log.end(opened);
    await log.endAll();
    expect(await newest('Sam')).toMatchObject([{ seq: opened, at, until: at + 60_000 }]);
    const { rows } = await pool.query('select what, opened from monitoring_log where opened = $1', [opened]);
    expect(rows).toEqual([{ what: 'until', opened }]);
    expect(failures).toEqual([]);
  });

  test('L6 what a crash left open ends at the next start, and what has ended stays as it ended', async () => {
    const [first, second] = [await log.begin(looked('Crash')), await log.begin(looked('Crash'))];
    log.end(first);
    await log.endAll();
    const third = await log.begin(looked('Crash'));
    await clock.pass(5_000);
    // Another process's log: it knows of none of them.
    await new MonitoringLog(
      pool,
      () => clock.now(),
      (error) => failures.push(error),
    ).endAll();
    const now = clock.now();
    expect((await newest('Crash')).map(({ seq, until }) => [seq, until])).toEqual([
      [third, now],
      [second, now - 5_000],
      [first, now - 5_000],
    ]);
  });

  test('L6 pages are newest first, before a number', async () => {
    const seqs: number[] = [];
    for (let index = 0; index < 5; index += 1) seqs.push(await log.begin(looked('Page')));
    const page = await log.page(seqs[3]!, 2);
    expect(page.map(({ seq }) => seq)).toEqual([seqs[2], seqs[1]]);
  });

  test.each(['update monitoring_log set at = 0', 'delete from monitoring_log', 'truncate monitoring_log'])(
    'L7 append-only: %s',
    async (statement) => {
      await log.begin(looked('Kept'));
      const before = await log.page(Number.MAX_SAFE_INTEGER, 99);
      await expect(pool.query(statement)).rejects.toThrow('the monitoring log is append-only');
      expect(await log.page(Number.MAX_SAFE_INTEGER, 99)).toEqual(before);
    },
  );

  test('L3 an entry that cannot be written rejects; an end that cannot be is reported, and holds nothing up', async () => {
    const broken = createPool(database.url.replace(/test_/, 'nothing_'), 1, 'test', 1_000);
    const away = new MonitoringLog(
      broken,
      () => clock.now(),
      (error) => failures.push(error),
    );
    await expect(away.begin(looked('Away'))).rejects.toThrow('does not exist');
    away.end(1);
    await away.endAll().catch(() => {});
    expect(failures).toHaveLength(1);
    await broken.end();
  });
});
