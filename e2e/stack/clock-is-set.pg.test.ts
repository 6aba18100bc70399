// The server's clock is set while people are there. The whole of it, on the built product: `npm run faults -- --alone clock-set`.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SystemClock } from '../../apps/server/src/clock.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';
import { startFloor, until, watchedReply, type Floor, type WatchedReply } from './floor.ts';

const hourMs = 3_600_000;

class SettableClock extends SystemClock {
  aheadMs = 0;
  override now(): number {
    return super.now() + this.aheadMs;
  }
}

const clock = new SettableClock();
let floor: Floor;
let scene: WatchedReply;
beforeAll(async () => {
  floor = await startFloor({ clock });
  scene = await watchedReply(floor, { clock: new SystemClock() });
});
afterAll(() => floor?.stop());

test('RF11 a ring under way is over when the clock is set back an hour, and its agent can be rung again', async () => {
  const desk = scene.ana.client.open({ view: 'desk', agent: scene.ana.id });
  const rings = () => desk.all('interaction').find(({ state }) => state === 'ringing');
  const customer = floor.join((await floor.beginChat('Omar')).token);
  await customer.do({ kind: 'say', text: 'Is anybody there?' });
  const { id } = await until(rings, 'it rings');
  clock.aheadMs = -hourMs;
  await until(() => desk.one('interaction', id)?.state !== 'ringing', 'it rings no more');
  const { rows } = await floor.db.query<{ kind: string }>(`select kind from facts where id = $1 and kind = 'missed'`, [
    id,
  ]);
  expect(rows).toHaveLength(1);
  // A miss may have taken her away.
  await scene.ana.client.do({ kind: 'become-available' });
  await until(rings, 'it rings again');
});

test('RF11 P3 the order is the counter’s, whatever the times say', async () => {
  const customer = floor.join((await floor.beginChat('Priya')).token);
  const chat = customer.open({ view: 'chat' });
  for (const [n, aheadMs] of [0, hourMs, -hourMs, 0].entries()) {
    clock.aheadMs = aheadMs;
    expect(await customer.do({ kind: 'say', text: `${n}` })).toHaveProperty('did');
  }
  const shown = () => chat.all('message').filter(({ from }) => from === 'you');
  await until(() => shown().length === 4, 'all are shown');
  expect(shown().map(({ text }) => text)).toEqual(['0', '1', '2', '3']);
  expect((await rowsEqualFold(floor.db)).differences).toEqual([]);
});
