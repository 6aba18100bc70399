import { expect, test } from 'vitest';
import { dispositionsOf, found, namesOf, pathOf, shortly, treeOf, within, type Category } from './tree.ts';

const one = (
  id: string,
  name: string,
  parent: string | null,
  purpose: Category['purpose'] = 'analytics',
): Category => ({
  kind: 'category',
  id,
  version: 1,
  name,
  parent,
  purpose,
});
const tree = treeOf([
  one('outcome', 'Outcome', null, 'disposition'),
  one('time', 'Time', 'delivery'),
  one('late', 'Late', 'time'),
  one('solved', 'Solved', 'outcome', 'disposition'),
  one('delivery', 'Delivery', null),
  one('lamps', 'Lamps', null, 'skill'),
  one('parcel', 'Parcel', 'delivery'),
  one('lost', 'Lost', 'gone'),
]);

test('CT7 kind by kind, each branch below its parent, by name; what stands under nothing is nowhere', () => {
  expect(tree.map(pathOf)).toEqual([
    'Lamps',
    'Delivery',
    'Delivery › Parcel',
    'Delivery › Time',
    'Delivery › Time › Late',
    'Outcome',
    'Outcome › Solved',
  ]);
  expect(dispositionsOf(tree).map(({ id }) => id)).toEqual(['solved']);
});

test('CT7 found by any words of a path, whatever their case', () => {
  const names = (sought: string) => found(tree, sought).map(({ name }) => name);
  expect([names('deli LATE'), names('sol'), names('nothing'), names('  ').length]).toEqual([
    ['Late'],
    ['Solved'],
    [],
    tree.length,
  ]);
});

test('CT7 names in the tree’s order; on a card the first and how many more', () => {
  expect(namesOf(tree, ['solved', 'late', 'gone', 'lamps'])).toEqual(['Lamps', 'Late', 'Solved']);
  expect([
    shortly(tree, []),
    shortly(tree, ['gone']),
    shortly(tree, ['late']),
    shortly(tree, ['solved', 'late']),
  ]).toEqual([undefined, undefined, 'Late', 'Late +1']);
});

test('CT7 a tree in which somebody made a circle ends all the same', () => {
  expect(treeOf([one('a', 'A', 'b'), one('b', 'B', 'a')])).toEqual([]);
});

test('CT10 a category and all that is below it', () => {
  expect([...within(tree, 'delivery')!]).toEqual(['delivery', 'parcel', 'time', 'late']);
  expect([...within(tree, 'late')!, within(tree, null)]).toEqual(['late', null]);
});
