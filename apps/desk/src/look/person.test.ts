import { expect, test } from 'vitest';
import { firstName, hueOf, initials } from './person.ts';

test.each([
  ['Ana Ribeiro', 'AR'],
  ['Chloé Anne Martin', 'CM'],
  ['Émile', 'É'],
  ['ofir@hadar.example', 'O'],
  ['+1 415 555 0137', '#'],
  ['渡辺 健二', '渡'],
  ['نور الأمين', 'ن'],
  ['   ', '#'],
])('the initials of %s are %s', (name, letters) => expect(initials(name)).toBe(letters));

test('a colour belongs to the id: stable, within the palette, spread over it', () => {
  const ids = Array.from({ length: 400 }, (_, at) => `agent-${at}`);
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(hueOf(id), (counts.get(hueOf(id)) ?? 0) + 1);
  expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(Math.min(...counts.values())).toBeGreaterThan(20);
  expect(hueOf('agent-1')).toBe(hueOf('agent-1'));
});

test('a sentence uses the first name', () => {
  expect(['Ana Ribeiro', ' Ben ', '渡辺'].map(firstName)).toEqual(['Ana', 'Ben', '渡辺']);
});
