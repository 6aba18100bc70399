import { expect, test } from 'vitest';
import type { Happening } from './connection/surroundings.ts';
import { tabPage } from './page.ts';
import { fakeRandom } from './testing/fake-clock.ts';

test('C43: a page keeps its name over a reload, and a copy of a tab that lives gets another', () => {
  const storage = new Map<string, string>();
  const told: ((happening: Happening) => void)[] = [];
  const random = fakeRandom();
  const open = () =>
    tabPage(
      {
        getItem: (key) => storage.get(key) ?? null,
        setItem: (key, value) => void storage.set(key, value),
        removeItem: (key) => void storage.delete(key),
      },
      random,
      { watch: (tell) => (told.push(tell), () => {}) },
    );
  const first = open();
  const copy = open();
  told[0]!('page-gone');
  const reloaded = open();
  expect([first === copy, reloaded]).toEqual([false, first]);
  told[2]!('page-gone');
  told[2]!('page-visible');
  expect(storage.size).toBe(0);
});
