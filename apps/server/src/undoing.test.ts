import { expect, test } from 'vitest';
import { Undoing } from './undoing.ts';
import { settled } from './virtual-clock.ts';

const bench = () => {
  const undoing = new Undoing();
  const done: string[] = [];
  const started = (name: string) => undoing.add(async () => void done.push(name));
  return { undoing, done, started };
};

test('what was started is undone in the opposite order, once', async () => {
  const { undoing, done, started } = bench();
  for (const name of ['lock', 'database', 'server']) started(name);
  await Promise.all([undoing.all(), undoing.all()]);
  expect(done).toEqual(['server', 'database', 'lock']);
});

test('an undoing in the middle of a step waits for it, undoes it, and starts nothing more', async () => {
  const { undoing, done, started } = bench();
  let finish = () => {};
  const starting = async () => {
    await undoing.step(async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      started('database');
    });
    done.push('went on');
  };
  void starting();
  const all = undoing.all();
  await settled();
  expect(done).toEqual([]);
  finish();
  await all;
  void undoing.step(async () => done.push('started anew'));
  await settled();
  expect(done).toEqual(['database']);
});

test('what cannot be undone does not keep the rest from it', async () => {
  const { undoing, done, started } = bench();
  started('lock');
  undoing.add(() => Promise.reject(new Error('stuck')));
  await expect(undoing.all()).rejects.toThrow('not everything could be stopped');
  expect(done).toEqual(['lock']);
});
