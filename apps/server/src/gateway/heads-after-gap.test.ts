import { expect, test } from 'vitest';
import { VirtualClock } from '../virtual-clock.ts';
import { headsAgainAfterMs, headsAtMostEveryMs, HeadsAfterGap } from './heads-after-gap.ts';

test('N3 P5 heads are told at once after a hole, once more when what moved just before has arrived, and not too often', async () => {
  const clock = new VirtualClock();
  const begun = clock.now();
  const told: number[] = [];
  const heads = new HeadsAfterGap(clock, () => told.push(clock.now() - begun));
  heads.found();
  expect(told).toEqual([0]);
  await clock.pass(60_000);
  expect(told.splice(0)).toEqual([0, headsAgainAfterMs]);
  const since = clock.now() - begun;
  for (let second = 0; second < 10; second += 1) {
    heads.found();
    await clock.pass(1_000);
  }
  await clock.pass(60_000);
  const every = [0, 1, 2, 3, 4].map((n) => since + n * headsAtMostEveryMs);
  expect(told.splice(0)).toEqual([...every, since + 9_000 + headsAgainAfterMs]);
  heads.found();
  heads.found();
  heads.stop();
  await clock.pass(60_000);
  expect(told).toHaveLength(1);
});
