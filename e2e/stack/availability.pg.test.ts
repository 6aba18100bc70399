// Who is there, on the real stack and in time that the test lets pass: idle over several devices, a closed lid, a page behind
// another. What a supervisor's table says is what the agent's own desk says.
import { webSockets, type ViewHandle } from '@oriel/client';
import { defaultGroups } from '@oriel/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';
import { HeldClock } from './held-clock.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';

const minute = 60_000;
const { idleMs } = defaultGroups.realtime;

let floor: Floor;
let clock: HeldClock;
const readings = { now: () => clock.now(), steady: () => clock.steady() };
let ana: Agent;
let desk: ViewHandle;
let table: ViewHandle;
/** Ana's machine, whose lid she may close: nothing is read any more, and its timers wait until it is opened. */
const lid = {
  line: undefined as WebSocket | undefined,
  isClosed: false,
  due: new Set<() => void>(),
  close() {
    lid.isClosed = true;
    lid.line!.pause();
  },
  open() {
    lid.isClosed = false;
    for (const then of lid.due) then();
    lid.due.clear();
    lid.line!.resume();
  },
  after(ms: number, then: () => void) {
    const callOff = clock.after(ms, () => (lid.isClosed ? lid.due.add(then) : then()));
    return () => {
      callOff();
      lid.due.delete(then);
    };
  },
};

beforeAll(async () => {
  clock = new HeldClock(Date.UTC(2026, 0, 5, 9));
  floor = await startFloor({ clock });
  const sockets = webSockets((url) => (lid.line = new WebSocket(url, { perMessageDeflate: false })));
  ana = await seatAgent(floor, 'ana@oriel.test', {
    page: 'ana-page',
    sockets,
    clock: { ...readings, after: lid.after },
  });
  desk = ana.client.open({ view: 'desk', agent: ana.id });
  table = (await joinPerson(floor, 'sam@oriel.test')).open({ view: 'agents' });
});
afterAll(() => floor.stop());

/** In steps, so that pings and heads are answered meanwhile. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5_000) {
    await clock.pass(Math.min(left, 5_000));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Resolves when it is so, some moments later: a table says a few things a second, and no more. */
const comes = (what: string, isSo: () => boolean | undefined): Promise<boolean> =>
  until(async () => {
    if (isSo()) return true;
    await pass(250);
    return false;
  }, what);

const seat = () => table.one('agent', ana.id)!;
const standing = () => seat().groups.map(({ mode, reason }) => [mode, reason?.id].filter(Boolean).join(' '));

/** What became of her seat since version `after`, with all that is kept of it. */
async function facts(after: number): Promise<unknown[]> {
  const { rows } = await floor.db.query<{ kind: string; payload: object }>(
    `select kind, payload from facts where stream = 'agent' and id = $1 and version > $2 and kind <> 'handled' order by version`,
    [ana.id, after],
  );
  return rows.map(({ kind, payload }) => ({ kind, ...payload }));
}
async function newest(): Promise<number> {
  const { rows } = await floor.db.query<{ version: number }>('select version from agents where id = $1', [ana.id]);
  return rows[0]!.version;
}

test('AG26 S10 idle: 45 minutes without a sign on any device; whoever looks, looks on; one button back', async () => {
  const begun = await newest();
  const phone = floor.join(await floor.signIn('ana@oriel.test'), { seat: true, page: 'ana-phone' });
  await until(() => phone.you.value, 'her phone is greeted');
  await pass(idleMs - minute);
  phone.here();
  await pass(idleMs - minute);
  expect([standing(), await facts(begun)]).toEqual([['available', 'available'], []]);
  await pass(2 * minute);
  await comes('the table says so', () => seat().mode === 'away');
  expect(standing()).toEqual(['away idle', 'away idle']);
  expect(desk.one('agent', ana.id)).toEqual(seat());
  // That it is so is all that is kept: no time, on no device.
  expect(await facts(begun)).toEqual([{ kind: 'went-away', reason: 'idle' }]);
  // A sign is no word of hers: she says so herself, on either device.
  phone.here();
  await pass(minute);
  expect(standing()).toEqual(['away idle', 'away idle']);
  expect(await phone.do({ kind: 'become-available' })).toHaveProperty('did');
  await until(() => desk.one('agent', ana.id)?.mode === 'available', 'her desk says so too');
  phone.end();
  await pass(2 * minute);
  expect([seat().connected, standing()]).toEqual([true, ['available', 'available']]);
});

test('P8 a closed lid: true within a minute, no miss, and as she was when it is opened', async () => {
  const customer = floor.join((await floor.beginChat('Priya')).token);
  const counted = () => table.all('day').find(({ agent }) => agent === ana.id)?.missed ?? 0;
  const missed = counted();
  lid.close();
  await customer.do({ kind: 'say', text: 'hello?' });
  await comes('it rings at a closed lid', () => table.all('interaction').some(({ state }) => state === 'ringing'));
  // A ring is shorter than a lid is noticed: this one is not to be missed.
  const [ringing] = table.all('interaction').filter(({ state }) => state === 'ringing');
  await floor.db.query(
    `update interactions set rings_until = rings_until + 60000, due_at = due_at + 60000 where id = $1`,
    [ringing!.id],
  );
  await pass(40_000);
  expect(seat().connected).toBe(true);
  await pass(25_000);
  await comes('she is gone', () => !seat().connected);
  await comes('it rings no more', () => !table.all('interaction').some(({ state }) => state === 'ringing'));
  expect([counted() - missed, standing()]).toEqual([0, ['available', 'available']]);
  await pass(idleMs + minute);
  lid.open();
  await comes('she is back, and not idle', () => seat().connected && seat().mode === 'available');
  await comes('it rings at her desk', () => desk.all('interaction').some(({ state }) => state === 'ringing'));
  const { id: interaction } = desk.all('interaction')[0]!;
  expect(await ana.client.do({ kind: 'accept', interaction })).toHaveProperty('did');
  expect(await ana.client.do({ kind: 'complete', interaction })).toHaveProperty('did');
  customer.end();
});

test('P8 a page behind another, whose timers run once a minute, is there and stays so', async () => {
  const toTheMinute = (ms: number) => Math.ceil((clock.now() + ms) / minute) * minute - clock.now();
  const held = { ...readings, after: (ms: number, then: () => void) => clock.after(toTheMinute(ms), then) };
  const ben = await seatAgent(floor, 'ben@oriel.test', { page: 'ben-page', clock: held });
  const own = ben.client.open({ view: 'desk', agent: ben.id });
  await comes('he is in the table', () => table.one('agent', ben.id)?.connected);
  const { version } = table.one('agent', ben.id)!;
  await pass(20 * minute);
  expect(table.one('agent', ben.id)).toMatchObject({ version, connected: true, mode: 'available' });
  const customer = floor.join((await floor.beginChat('Omar')).token);
  await ana.client.do({ kind: 'go-away', reason: 'meeting' });
  await customer.do({ kind: 'say', text: 'hello?' });
  await comes('it rings behind another page', () => own.all('interaction').some(({ state }) => state === 'ringing'));
  expect((await rowsEqualFold(floor.db)).differences).toEqual([]);
});
