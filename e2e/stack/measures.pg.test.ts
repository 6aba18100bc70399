// An agent's day on the real stack (docs/spec/measures.md): what is counted, over devices and reconnects, is what the facts
// say; and nobody's looking moves it.
import type { Client, ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';
import { HeldClock } from './held-clock.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';

let floor: Floor;
let clock: HeldClock;
let ana: Agent;
let desk: ViewHandle;
let table: ViewHandle;
/** Her desk, as Sam sees it: what is seen there has reached the server. */
let watched: ViewHandle;

beforeAll(async () => {
  clock = new HeldClock(Date.UTC(2026, 0, 5, 9));
  floor = await startFloor({ clock });
  ana = await seatAgent(floor, 'ana@oriel.test', { page: 'ana-page' });
  desk = ana.client.open({ view: 'desk', agent: ana.id });
  const sam = await joinPerson(floor, 'sam@oriel.test');
  table = sam.open({ view: 'agents' });
  watched = sam.open({ view: 'desk', agent: ana.id });
});
afterAll(() => floor.stop());

const today = (): EntityOf<'day'> | undefined => table.all('day').find(({ agent }) => agent === ana.id);

/** In steps, so that pings are answered meanwhile. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5_000) {
    await clock.pass(Math.min(left, 5_000));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const looksAt = (interaction: string | null) =>
  until(() => watched.focus.value === interaction, 'it is known where she looks');

async function look(client: Client, interaction: string | null): Promise<void> {
  client.focus(interaction);
  await looksAt(interaction);
}

/** Ongoing with Ana. */
async function accepted(name: string): Promise<string> {
  const customer = floor.join((await floor.beginChat(name)).token);
  await customer.do({ kind: 'say', text: 'hello?' });
  const { id } = await until(
    () => desk.all('interaction').find(({ state, customerName }) => state === 'ringing' && customerName === name),
    'it rings',
  );
  await ana.client.do({ kind: 'accept', interaction: id });
  return id;
}

const handled = async (interaction: string): Promise<number> => {
  const { rows } = await floor.db.query<{ ms: number }>(
    `select coalesce(sum((span ->> 'ms')::bigint), 0)::bigint as ms from facts, jsonb_array_elements(payload -> 'spans') span
      where stream = 'agent' and kind = 'handled' and span ->> 'interaction' = $1`,
    [interaction],
  );
  return rows[0]!.ms;
};

test('ME1 deferred, transferred and resumed are counted, on her behalf too, and stand in the table', async () => {
  const [one, two] = [await accepted('Priya'), await accepted('Omar')];
  await ana.client.do({ kind: 'defer', interaction: one, until: clock.now() + 3_600_000 });
  await ana.client.do({ kind: 'resume', interaction: one });
  const sam: Client = await joinPerson(floor, 'sam@oriel.test');
  await sam.do({ kind: 'defer', interaction: one, until: clock.now() + 3_600_000, for: ana.id });
  await ana.client.do({ kind: 'transfer', interaction: two, to: { team: 'orders' } });
  await until(() => today()?.transferred === 1, 'the table says so');
  expect(today()).toMatchObject({ accepted: 2, missed: 0, completed: 0, deferred: 2, transferred: 1, resumed: 1 });
  expect(today()?.handledMs).toBe(0);
});

test('ME1 a database from before it was counted has the counts of its facts', async () => {
  await floor.db.query(
    'alter table day_counts drop column deferred, drop column transferred, drop column resumed, drop column handled_ms',
  );
  // One who did nothing that was counted then.
  await floor.db.query(`delete from day_counts where accepted + missed + completed = 0`);
  await floor.db.query(`delete from migrations where name like '%-measures.sql'`);
  await floor.restart();
  const { rows } = await floor.db.query('select deferred, transferred, resumed from day_counts where agent = $1', [
    ana.id,
  ]);
  expect(rows).toEqual([{ deferred: 2, transferred: 1, resumed: 1 }]);
  expect((await rowsEqualFold(floor.db)).differences).toEqual([]);
  // Everybody comes back, each after a while of their own.
  await until(async () => {
    await pass(1_000);
    return [desk, table, watched].every(({ staleSince }) => staleSince.value === null);
  }, 'all are back');
});

test('ME2 ME3 ME4 handling time over interactions, devices and reconnects', async () => {
  const [one, two] = [await accepted('Mia'), await accepted('Jonas')];
  await look(ana.client, one);
  await pass(40_000);
  await look(ana.client, two);
  await until(async () => (await handled(one)) === 40_000, 'what she left is written at once');
  await until(() => today()?.handledMs === 40_000, 'and stands in the table');
  await pass(30_000);
  // A second device: it is the one used from here on.
  const phone = floor.join(await floor.signIn('ana@oriel.test'), { seat: true, page: 'ana-phone' });
  await until(() => phone.you.value, 'she is greeted on her phone');
  await look(phone, one);
  await pass(20_000);
  // It goes, and her desk is what counts again.
  phone.end();
  await looksAt(two);
  await pass(70_000);
  await look(ana.client, null);
  await pass(60_000);
  await until(async () => (await handled(two)) >= 95_000, 'all of it is written');
  expect(Math.abs((await handled(one)) - 60_000)).toBeLessThanOrEqual(5_000);
  expect(Math.abs((await handled(two)) - 100_000)).toBeLessThanOrEqual(5_000);
  // The server stops, and what she has in front of her is not lost with it.
  await look(ana.client, one);
  await pass(15_000);
  const before = await handled(one);
  await floor.restart();
  expect((await handled(one)) - before).toBe(15_000);
  expect((await rowsEqualFold(floor.db)).differences).toEqual([]);
});
