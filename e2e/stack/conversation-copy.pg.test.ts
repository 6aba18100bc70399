// A conversation taken along: whole, by who may, and by a supervisor only as a look that is in the log.
import type { Client } from '@oriel/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFloor, until, watchedReply, type Agent, type Floor } from './floor.ts';

let floor: Floor;
let ana: Agent;
let sam: Client;
let interaction: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  floor = await startFloor();
  ({ ana, sam, interaction } = await watchedReply(floor));
  for (const name of ['ana', 'fatima', 'sam', 'lea', 'dee', 'max'])
    tokens[name] = await floor.signIn(`${name}@oriel.test`);
});
afterAll(() => floor?.stop());

interface Copy {
  oriel: string;
  version: number;
  interaction: { id: string; version: number };
  entries: { version: number; text: string; what: string }[];
}

async function copied(name: string, query = '', id = interaction): Promise<Copy | number> {
  const answer = await fetch(`${floor.url}/api/conversations/${id}${query}`, {
    headers: { cookie: `oriel=${tokens[name]}` },
  });
  return answer.ok ? ((await answer.json()) as Copy) : answer.status;
}

const logged = async () =>
  (
    await floor.db.query<{ what: string; agent: string; until: number | null }>(
      'select what, agent, until from monitoring_log_looks order by seq',
    )
  ).rows;

test('CP1 all of it, however long, for the agent who may open it', { timeout: 60_000 }, async () => {
  // More than one reading takes.
  await floor.db.query(
    `insert into facts (stream, id, version, kind, by, at, payload)
     select 'interaction', $1, v, 'commented', 'person:' || $2, 1, '{}' from
       (select generate_series(i.version + 1, i.version + 1200) as v from interactions i where id = $1) s`,
    [interaction, ana.id],
  );
  await floor.db.query(
    `insert into bodies (interaction, version, text) select id, version, 'note ' || version from facts
      where stream = 'interaction' and id = $1 and kind = 'commented'`,
    [interaction],
  );
  await floor.db.query('update interactions set version = version + 1200 where id = $1', [interaction]);
  const copy = (await copied('ana')) as Copy;
  expect(copy).toMatchObject({ oriel: 'conversation', version: 1, interaction: { id: interaction } });
  expect(copy.entries.map(({ version }) => version)).toEqual(
    Array.from({ length: copy.interaction.version }, (_, n) => n + 1),
  );
  expect(copy.entries.length).toBeGreaterThan(1_200);
  expect(copy.entries.find(({ what }) => what === 'message')?.text).toBe('hello?');
});

test('CP1 who may not is answered as for one that does not exist', async () => {
  const unknown = async (name: string) => [await copied(name), await copied(name, '', 'nothing')];
  for (const name of ['fatima', 'sam', 'lea', 'dee', 'max', 'nobody'])
    expect(await unknown(name), name).toEqual([404, 404]);
  expect(await copied('ana', '', '%00')).toBe(404);
  expect(await copied('ana', '', 'x'.repeat(500))).toBe(404);
  // One's own desk is not a watched one.
  expect(await copied('ana', `?desk=${ana.id}`)).toBe(404);
});

test('CP2 from a watched desk it is a look: in the log, ended, and the agent gets nothing', async () => {
  const desk = ana.client.open({ view: 'desk', agent: ana.id });
  await until(() => desk.status.value.is === 'open', 'her desk is open');
  const shown = () => JSON.stringify([...desk.entities()]);
  const before = [shown(), await logged(), (await floor.db.query('select count(*) from facts')).rows] as const;
  const copy = (await copied('sam', `?desk=${ana.id}`)) as Copy;
  expect(copy.interaction.id).toBe(interaction);
  const more = (await logged()).slice(before[1].length);
  expect(more.map(({ what, agent }) => [what, agent])).toEqual([
    ['desk', ana.id],
    ['conversation', ana.id],
  ]);
  await until(
    async () => (await logged()).slice(before[1].length).every((look) => look.until !== null),
    'both have ended',
  );
  expect(shown()).toBe(before[0]);
  expect((await floor.db.query('select count(*) from facts')).rows).toEqual(before[2]);
  // Who leads another team, and who may not look, leave no entry either.
  const entries = (await logged()).length;
  for (const name of ['lea', 'dee', 'max', 'fatima']) expect(await copied(name, `?desk=${ana.id}`), name).toBe(404);
  expect(await copied('sam', '?desk=nobody')).toBe(404);
  expect((await logged()).length).toBe(entries);
  sam.end();
});
