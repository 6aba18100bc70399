// The activity of an interaction on the real stack: all that happened to it and nothing else, live and page by page, the
// same for the agent and for who watches.
import type { ViewHandle } from '@oriel/client';
import { entriesOrder } from '@oriel/domain';
import { entriesPerPage, type EntityOf } from '@oriel/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinPerson, startFloor, until, watchedReply, type Floor, type WatchedReply } from './floor.ts';

let floor: Floor;
let watched: WatchedReply;
beforeAll(async () => {
  floor = await startFloor();
  watched = await watchedReply(floor);
});
afterAll(() => floor.stop());

const deeds = (view: ViewHandle): EntityOf<'entry'>[] => entriesOrder(view.all('entry'));
const told = (view: ViewHandle): string[] => deeds(view).map(({ event, what }) => event ?? what);

test('AC3 it is the facts, as they happen, without a word that was said', async () => {
  const { ana, interaction } = watched;
  const activity = ana.client.open({ view: 'activity', interaction });
  await until(() => activity.status.value.is === 'open', 'Ana sees what happened');
  expect(told(activity)).toEqual(['opened', 'message', 'offered', 'accepted']);
  await ana.client.do({ kind: 'reply', interaction, text: 'SECRET' });
  await ana.client.do({ kind: 'comment', interaction, text: 'SECRET' });
  await until(() => deeds(activity).length === 6, 'the reply and the comment are there');
  expect(told(activity).slice(4)).toEqual(['message', 'comment']);
  expect(JSON.stringify(deeds(activity))).not.toContain('SECRET');
  activity.close();
});

test('AC3 AC4 who watches is told the same, and leaves no trace in it', async () => {
  const { ana, interaction } = watched;
  const own = ana.client.open({ view: 'activity', interaction });
  await until(() => own.status.value.is === 'open', 'Ana sees what happened');
  const before = deeds(own);
  const sam = await joinPerson(floor, 'sam@oriel.test');
  const desk = sam.open({ view: 'desk', agent: ana.id });
  const seen = sam.open({ view: 'activity', interaction }, { via: desk });
  await until(() => seen.status.value.is === 'open', 'Sam sees what happened');
  expect(deeds(seen)).toEqual(before);
  await sam.do({ kind: 'complete', interaction, for: ana.id });
  await until(() => deeds(own).length === before.length + 1 && deeds(seen).length === before.length + 1, 'told both');
  expect(deeds(own)).toEqual(deeds(seen));
  expect(deeds(own).at(-1)).toMatchObject({
    event: 'completed',
    by: { name: 'Sam Marlow' },
    onBehalfOf: { id: ana.id },
  });
  const looks = await floor.db.query(`select from monitoring_log where what = 'desk'`);
  expect(looks.rowCount).toBeGreaterThan(0);
  own.close();
});

test('AC3 page by page it is the whole', async () => {
  const { ana, interaction } = watched;
  await ana.client.do({ kind: 'resume', interaction });
  for (let line = 0; line < entriesPerPage; line += 1)
    await ana.client.do({ kind: 'comment', interaction, text: `Line ${line}` });
  const pages: EntityOf<'entry'>[][] = [];
  for (let before: number | undefined; ;) {
    const page = ana.client.open({ view: 'activity', interaction, ...(before !== undefined && { before }) });
    await until(() => page.status.value.is === 'open', 'a page is there');
    pages.unshift(deeds(page));
    if (!page.more.value) break;
    before = pages[0]![0]!.version;
  }
  expect(pages.length).toBeGreaterThan(1);
  const versions = pages.flat().map(({ version }) => version);
  expect(versions).toEqual(versions.map((_, index) => index + 1));
  const { rows } = await floor.db.query<{ version: number }>('select version from interactions where id = $1', [
    interaction,
  ]);
  expect(versions).toHaveLength(rows[0]!.version);
});
