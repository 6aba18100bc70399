import { historyOrder, inboxOrder, ongoingOf, ringingOf } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';
import { expect, test } from 'vitest';

type Interaction = EntityOf<'interaction'>;
const one = (id: string, more: Partial<Interaction>) => ({ id, state: 'ongoing', stateAt: 0, ...more }) as Interaction;
const ids = (all: readonly Interaction[]) => all.map(({ id }) => id).join('');

test('K2: what rings stands above, soonest to end first; what is ongoing, newest accepted first', () => {
  const all = [
    one('a', { stateAt: 1, waitsSince: 1 }),
    one('b', { stateAt: 3 }),
    one('c', { state: 'ringing', due: 9 }),
    one('d', { state: 'ringing', due: 4 }),
  ];
  expect([ids(ringingOf(all)), ids(ongoingOf(all))]).toEqual(['dc', 'ba']);
});

test('K2: nothing that is said moves a card', () => {
  const said = [one('a', { stateAt: 1, waitsSince: 1 }), one('b', { stateAt: 3, waitsSince: null })];
  expect(ids(ongoingOf(said.map((each) => ({ ...each, waitsSince: 99, version: 9 }))))).toBe(ids(ongoingOf(said)));
});

test('K3: an inbox begins with who waits longest; History with what was completed last', () => {
  const all = [
    one('a', { stateAt: 1, waitsSince: null }),
    one('b', { stateAt: 2, waitsSince: 50 }),
    one('c', { stateAt: 3, waitsSince: 20 }),
  ];
  expect([ids(inboxOrder(all)), ids(historyOrder(all))]).toEqual(['cba', 'cba']);
  expect(ids(inboxOrder([one('d', { stateAt: 9, waitsSince: null }), ...all]))).toBe('cbda');
});
