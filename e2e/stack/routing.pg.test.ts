// Why something waits, on the real stack: the same for the agent and for who watches, live, of one's own team by name
// and of everybody else by number; and what is given up is out of routing until it is taken.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';
import { HeldClock } from './held-clock.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';

let floor: Floor;
let clock: HeldClock;
let ana: Agent;
beforeEach(async () => {
  clock = new HeldClock(Date.UTC(2026, 0, 5, 9));
  floor = await startFloor({ clock });
  ana = await seatAgent(floor, 'ana@oriel.test');
});
afterEach(async () => {
  expect((await rowsEqualFold(floor.db)).differences).toEqual([]);
  await floor.stop();
});

/** Somebody who has written on the web chat; resolves with the interaction. */
async function writes(name: string, text = 'Hello?'): Promise<string> {
  const { token } = await floor.beginChat(name);
  const customer = floor.join(token);
  await until(() => customer.you.value, `${name} is greeted`);
  const outcome = await customer.do({ kind: 'say', text });
  return (outcome as { did: { interaction: string } }).did.interaction;
}

const waitOf = (view: ViewHandle, id: string) => view.one('wait', id);
const isOpen = (view: ViewHandle) => until(() => view.status.value.is === 'open', `${view.view.view} is open`);

/** Lets a second pass at a time until it is so: computed views are read again once a second. */
async function inTime<T>(looked: () => T | undefined | false, what: string): Promise<T> {
  for (let seconds = 0; seconds < 30; seconds += 1) {
    const found = looked();
    if (found) return found;
    await clock.pass(1_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it never came: ${what}`);
}

test('RT24 RT28 it waits and says why, live, to the agent and to who watches alike; names of the own team alone', async () => {
  await ana.client.do({ kind: 'go-away' });
  const id = await writes('Priya Nair');
  const own = ana.client.open({ view: 'waits', agent: ana.id });
  const why = ana.client.open({ view: 'why', interaction: id });
  await isOpen(own);
  await isOpen(why);
  expect(waitOf(own, id)).toMatchObject({ why: 'nobody-available', skills: [], language: null, until: null });
  const { wait } = why.one('why', id)!;
  expect(wait).toMatchObject({ why: 'nobody-available', place: 1, of: 1, keptFor: null });
  // Her team by name; those of Returns, who answer elsewhere, by number.
  expect(wait!.colleagues.find(({ name }) => name === 'Ana Ribeiro')?.not).toEqual(['away']);
  expect(wait!.others).toEqual([{ not: 'channel', count: 5 }]);
  expect(JSON.stringify(wait)).not.toContain('Fatima');

  const sam = await joinPerson(floor, 'sam@oriel.test');
  const desk = sam.open({ view: 'desk', agent: ana.id });
  const seen = sam.open({ view: 'waits', agent: ana.id }, { via: desk });
  const seenWhy = sam.open({ view: 'why', interaction: id }, { via: desk });
  await isOpen(seen);
  await isOpen(seenWhy);
  const said = ({ version: _, ...rest }: EntityOf<'wait'> | EntityOf<'why'>) => rest;
  expect(said(waitOf(seen, id)!)).toEqual(said(waitOf(own, id)!));
  expect(said(seenWhy.one('why', id)!)).toEqual(said(why.one('why', id)!));
  const lea = await joinPerson(floor, 'lea@oriel.test');
  const denied = [lea.open({ view: 'waits', agent: ana.id }), lea.open({ view: 'why', interaction: id })];
  await until(() => denied.every((view) => view.status.value.is === 'closed'), 'Lea is denied');

  await ana.client.do({ kind: 'become-available' });
  await inTime(() => !waitOf(own, id) && !waitOf(seen, id), 'it rings, and waits no longer');
  const given = await inTime(() => why.one('why', id)?.given, 'why here');
  expect(given).toMatchObject({ agent: { id: ana.id }, reason: 'least-loaded', load: 0 });
  expect(why.one('why', id)!.wait).toBeNull();
});

test('RT21 RT27 transferred to a skill it waits for whoever has it, and does not come back to who handed it on', async () => {
  const id = await writes('Priya Nair');
  const desk = ana.client.open({ view: 'desk', agent: ana.id });
  await inTime(() => desk.all('interaction').some(({ state }) => state === 'ringing'), 'it rings');
  await ana.client.do({ kind: 'accept', interaction: id });
  const furniture = 'products.furniture';
  const handed = await ana.client.do({
    kind: 'transfer',
    interaction: id,
    to: { category: furniture },
    comment: 'A chair.',
  });
  expect(handed).toMatchObject({ did: { interaction: id } });
  const waits = ana.client.open({ view: 'waits', agent: ana.id });
  const wait = await inTime(() => waitOf(waits, id), 'it waits');
  expect(wait).toMatchObject({ why: 'nobody-available', skills: ['Furniture'] });
  // After its five minutes it is everybody's who can, hers too.
  await clock.pass(300_000);
  await inTime(() => desk.all('interaction').some(({ state }) => state === 'ringing'), 'it rings at her');
});

test('RT26 past its group’s limit it is undelivered: out of routing, in the inbox, and hers when she takes it', async () => {
  await ana.client.do({ kind: 'go-away' });
  const max = await joinPerson(floor, 'max@oriel.test');
  const { listed } = (
    await floor.db.query<{ listed: Record<string, unknown> }>(`select listed from directory where id = 'realtime'`)
  ).rows[0]!;
  const { kind: _kind, id: group, version: _version, ...settings } = listed;
  const set = { ...settings, kind: 'set-channel-group', group, undeliveredMs: 60_000 };
  expect(await max.do(set as unknown as Parameters<typeof max.do>[0])).toHaveProperty('did');
  const id = await writes('Priya Nair');
  const inbox = ana.client.open({ view: 'inbox', agent: ana.id, inbox: 'unassigned' });
  await isOpen(inbox);
  await clock.pass(60_000);
  await inTime(() => inbox.one('interaction', id)?.state === 'undelivered', 'it is given up');
  await ana.client.do({ kind: 'become-available' });
  await clock.pass(5_000);
  expect(inbox.one('interaction', id)?.state).toBe('undelivered');
  expect(await ana.client.do({ kind: 'ask' })).toMatchObject({ did: { interaction: id } });
});
