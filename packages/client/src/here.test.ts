import { expect, test } from 'vitest';
import { fakeClock } from './testing/fake-clock.ts';
import { clientOnFloor } from './testing/client-on-floor.ts';
import { hereEveryMs, openHere } from './here.ts';

test('AG26 S10 whatever somebody does, it says *here* once a minute at most, and nothing else', async () => {
  const { client, floor, pass } = await clientOnFloor();
  const said = () => floor.frames('here');
  expect(said()).toEqual([]);
  for (let second = 0; second < 150; second += 1) {
    for (let key = 0; key < 8; key += 1) client.here();
    await pass(1_000, 1_000);
  }
  expect(said()).toEqual([{ t: 'here' }, { t: 'here' }, { t: 'here' }]);
  // Who does nothing says nothing, however long the page is open.
  await pass(10 * hereEveryMs, 10_000);
  expect(said().length).toBe(3);
});

test('AG26 what could not be said for want of a connection is said at the next sign', async () => {
  const { client, floor, pass } = await clientOnFloor();
  floor.network.last().cut();
  client.here();
  await pass(5_000);
  expect(floor.frames('here')).toEqual([]);
  client.here();
  await pass(100);
  expect(floor.frames('here').length).toBe(1);
});

test('AG26 a clock that is set back silences nobody', () => {
  const clock = fakeClock();
  let now = clock.now();
  let said = 0;
  const here = openHere({ ...clock, now: () => now }, () => Boolean((said += 1)));
  here();
  now -= 3_600_000;
  here();
  here();
  expect(said).toBe(2);
});
