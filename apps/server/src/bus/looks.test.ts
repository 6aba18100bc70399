import { expect, test } from 'vitest';
import type { Focus } from './bus.ts';
import { Looks } from './looks.ts';

const look = (interaction: string | null): Focus => ({ kind: 'focus', agent: 'ana', interaction });

test('N1 who moves to another node is seen to look there, whichever node’s word comes first', () => {
  const [here, there] = [new Looks(), new Looks()];
  for (const looks of [here, there]) looks.take('a', [look('one')]);
  // Node a ends it while node b begins it: each hears its own word first.
  expect(here.take('a', [look(null)])).toEqual([look(null)]);
  expect(here.take('b', [look('two')])).toEqual([look('two')]);
  expect(there.take('b', [look('two')])).toEqual([look('two')]);
  expect(there.take('a', [look(null)])).toEqual([look('two')]);
});

test('N4 what a node tells again as an answer is no newer than it was; with its last word it is over', () => {
  const looks = new Looks();
  looks.take('a', [look('one')]);
  looks.take('b', [look('two')]);
  expect(looks.take('a', [look('one')])).toEqual([look('two')]);
  expect(looks.take('b', [look(null)])).toEqual([look('one')]);
  expect(looks.take('a', [look(null)])).toEqual([look(null)]);
});
