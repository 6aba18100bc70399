// A policy's limits on the composed server: a look that reaches the end of its hours or of its agent's minutes is over, on
// the wire and in the log, while the agent goes on writing; and what is done in sight of all is not bounded by them.
import type { Client, ViewHandle } from '@oriel/client';
import type { CommandOf } from '@oriel/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';
import { HeldClock } from './held-clock.ts';
import { normalised, recorder } from './recorder.ts';

/** A Tuesday. */
const noon = Date.UTC(2026, 10, 24, 12);
const minute = 60_000;

let floor: Floor;
let clock: HeldClock;
let ana: Agent;
let max: Client;

beforeEach(async () => {
  clock = new HeldClock(noon);
  floor = await startFloor({ clock });
  max = await joinPerson(floor, 'max@oriel.test');
});
afterEach(() => floor.stop());

type Limits = Partial<CommandOf<'set-policy'>>;

async function limited(more: Limits): Promise<void> {
  const terms = { purpose: 'Training', depth: 'letters', text: 'They can look.', reviewAt: null } as const;
  const nothing = { excludedChannels: [], excludedInboxes: [], excludedCategories: [], retentionDays: 30 };
  const open = { zone: 'UTC', hours: null, weekMinutes: null, purposes: [] };
  const command = { kind: 'set-policy', team: 'orders', ...terms, ...nothing, ...open, ...more } as const;
  expect(await max.do(command)).toHaveProperty('did');
  ana = await seatAgent(floor, 'ana@oriel.test');
}

async function looks(purpose?: string): Promise<{ sam: Client; desk: ViewHandle }> {
  const sam = await joinPerson(floor, 'sam@oriel.test');
  const desk = sam.open({ view: 'desk', agent: ana.id, ...(purpose !== undefined && { purpose }) });
  await until(() => desk.status.value.is !== 'opening', 'it is open, or is not');
  return { sam, desk };
}

/** In steps between which what goes over the lines arrives: nobody takes the other for gone. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5_000) {
    await clock.pass(Math.min(left, 5_000));
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

const ends = async () =>
  (
    await floor.db.query<{ how: string; at: number; until: number; purpose: string }>(
      `select how, at, until, purpose from monitoring_log_looks where what = 'desk' order by seq`,
    )
  ).rows;
const closed = (desk: ViewHandle) => until(() => desk.status.value.is === 'closed' && desk.status.value.why, 'closed');

test('L19 at the end of its hours a look is over: on the wire at once, in the log with its reason; and none opens', async () => {
  await limited({ zone: 'Europe/Lisbon', hours: { from: 9 * 60, to: 12 * 60 + 1 } });
  const { sam, desk } = await looks();
  const inside = sam.open({ view: 'history', agent: ana.id }, { via: desk });
  await until(() => inside.status.value.is === 'open', 'the history is open');
  await pass(minute - 1);
  expect(desk.status.value.is).toBe('open');
  await pass(1);
  expect(await closed(desk)).toBe('outside-hours');
  expect(inside.status.value).toEqual({ is: 'closed', why: 'not-found' });
  expect([...desk.entities()]).toEqual([]);
  const [look] = await until(async () => ((await ends())[0]?.how ? await ends() : undefined), 'the end is in the log');
  expect(look).toMatchObject({ how: 'outside-hours', at: noon, until: noon + minute });
  const again = await looks();
  expect(again.desk.status.value).toEqual({ is: 'closed', why: 'outside-hours' });
  // Whoever may not look learns nothing of hours.
  const lea = await joinPerson(floor, 'lea@oriel.test');
  const denied = lea.open({ view: 'desk', agent: ana.id });
  expect(await closed(denied)).toBe('not-found');
  expect(await ends()).toHaveLength(1);
});

test('L20 two who look use up the minutes twice as fast; then both are over, and the terms say that nothing is left', async () => {
  await limited({ weekMinutes: 4 });
  const [one, other] = [await looks(), await looks()];
  const terms = one.sam.open({ view: 'look-terms', agent: ana.id });
  await until(() => terms.one('look-terms', ana.id)?.minutesLeft === 4, 'all are left');
  await pass(minute);
  await until(() => terms.one('look-terms', ana.id)?.minutesLeft === 2, 'two are left');
  await pass(minute);
  expect([await closed(one.desk), await closed(other.desk)]).toEqual(['minutes-used', 'minutes-used']);
  await pass(minute);
  await until(() => terms.one('look-terms', ana.id)?.minutesLeft === 0, 'none is left');
  expect((await looks()).desk.status.value).toEqual({ is: 'closed', why: 'minutes-used' });
  const all = await ends();
  expect(all.map(({ how }) => how)).toEqual(['minutes-used', 'minutes-used']);
  expect(all.reduce((sum, { at, until: to }) => sum + to - at, 0)).toBe(4 * minute);
});

test('L21 a purpose that is none of the policy’s opens nothing; the one picked stands in the log', async () => {
  await limited({ purposes: ['Coaching', 'A complaint'] });
  expect((await looks()).desk.status.value).toEqual({ is: 'closed', why: 'purpose-needed' });
  expect((await looks('Curiosity')).desk.status.value).toEqual({ is: 'closed', why: 'purpose-needed' });
  expect(await ends()).toEqual([]);
  expect((await looks('A complaint')).desk.status.value.is).toBe('open');
  expect(await ends()).toMatchObject([{ purpose: 'A complaint', until: null }]);
});

test('L22 what is done in sight of all is the same outside the hours; and an agent is told nothing but the notice', async () => {
  const heard: unknown[] = [];
  const acts: unknown[] = [];
  for (const hours of [null, { from: 0, to: 60 }]) {
    await limited({ hours, weekMinutes: hours ? 1 : null, purposes: hours ? ['Coaching'] : [] });
    const recorded = recorder();
    const page = await joinPerson(floor, 'ana@oriel.test', { sockets: recorded.sockets });
    const desk = page.open({ view: 'desk', agent: ana.id });
    const notice = await until(() => desk.all('notice')[0], 'the notice');
    heard.push(Object.keys(notice).toSorted(), notice.text, notice.purpose);
    const { sam } = await looks();
    acts.push(await sam.do({ kind: 'go-away', for: ana.id }), await sam.do({ kind: 'become-available', for: ana.id }));
    expect(JSON.stringify(normalised(recorded.frames))).not.toMatch(/weekMinutes|minutesLeft|Coaching|outside-hours/);
    page.end();
    ana.client.end();
  }
  expect(heard.slice(3)).toEqual(heard.slice(0, 3));
  expect(acts.map((outcome) => Object.keys(outcome as object).join())).toEqual(Array(4).fill('did'));
});
