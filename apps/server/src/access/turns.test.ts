import { expect, test } from 'vitest';
import { settled } from '../virtual-clock.ts';
import { Turns } from './turns.ts';

test('A9 so many at once, so many waiting, the rest are told at once', async () => {
  const turns = new Turns({ atOnce: 2, waitingMax: 1 });
  const finish: (() => void)[] = [];
  const work = () => new Promise<string>((resolve) => finish.push(() => resolve('done')));
  const all = [turns.take(work), turns.take(work), turns.take(work), turns.take(work)];
  await settled();
  expect(finish).toHaveLength(2);
  expect(await all[3]).toBeUndefined();
  finish[0]!();
  await settled();
  expect(finish).toHaveLength(3);
  finish[1]!();
  finish[2]!();
  expect(await Promise.all(all)).toEqual(['done', 'done', 'done', undefined]);
});

test('A9 work that fails passes its turn on', async () => {
  const turns = new Turns({ atOnce: 1, waitingMax: 1 });
  const failing = turns.take(() => Promise.reject(new Error('broken')));
  const next = turns.take(async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('done');
  expect(await turns.take(async () => 'again')).toBe('again');
});
