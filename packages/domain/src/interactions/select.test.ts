import type { EntityOf } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { anEntry, aCard } from '../../testing/builders/entities.ts';
import {
  answerWithinMs,
  borderOf,
  currentFrom,
  deferredOrder,
  entriesOrder,
  historyOrder,
  inboxOrder,
  isLate,
  ongoingOf,
  ringingOf,
} from './select.ts';

const ids = (entities: readonly { id: string }[]) => entities.map(({ id }) => id).join(' ');

describe('how interactions are shown', () => {
  test('I10 ongoing: newest first by when they were accepted, so what is said moves none', () => {
    const cards = [
      aCard('a', { stateAt: 1 }),
      aCard('b', { stateAt: 3, waitsSince: 0 }),
      aCard('c', { stateAt: 2 }),
      aCard('d', { state: 'ringing' }),
    ];
    expect(ids(ongoingOf(cards))).toBe('b c a');
    const said = cards.map((card) => ({ ...card, version: 9, waitsSince: 5, answered: !card.answered }));
    expect(ids(ongoingOf(said))).toBe('b c a');
  });

  test('I10 ringing: soonest to end first', () => {
    const ringing = (id: string, due: number) => aCard(id, { state: 'ringing', due });
    expect(ids(ringingOf([ringing('a', 9), ringing('b', 7), aCard('c'), ringing('d', 8)]))).toBe('b d a');
  });

  test('I12 deferred: soonest back first', () => {
    expect(ids(deferredOrder([aCard('a', { due: 9 }), aCard('b', { due: 7 }), aCard('c', { due: 9 })]))).toBe('b a c');
  });

  test('I10 an inbox: who waits longest first, the others newest first', () => {
    const cards = [
      aCard('a', { waitsSince: 5 }),
      aCard('b', { stateAt: 1 }),
      aCard('c', { stateAt: 2 }),
      aCard('d', { waitsSince: 4 }),
    ];
    expect(ids(inboxOrder(cards))).toBe('d a c b');
    expect(ids(historyOrder(cards))).toBe('c b a d');
  });

  test('I10 equals keep one order, whatever order they came in', () => {
    const equal = ['b', 'a', 'c'].map((id) => aCard(id));
    for (const order of [ongoingOf, inboxOrder, historyOrder]) expect(ids(order(equal))).toBe('a b c');
    expect(ids(equal)).toBe('b a c');
  });

  test('I7 late is who waits longer than the target', () => {
    expect([isLate(null, 1e9), isLate(0, answerWithinMs), isLate(0, answerWithinMs + 1)]).toEqual([false, false, true]);
  });

  test('I10 only what is ongoing has a border: accepted, then answered', () => {
    const states: EntityOf<'interaction'>['state'][] = ['waiting', 'ringing', 'ongoing', 'deferred', 'completed'];
    expect(states.map((state) => [borderOf({ state, answered: false }), borderOf({ state, answered: true })])).toEqual([
      [null, null],
      [null, null],
      ['accepted', 'answered'],
      [null, null],
      [null, null],
    ]);
  });

  test('I10 entries stand by version, and messages carry the state since the last opening', () => {
    const entries = [anEntry(3), anEntry(1, { what: 'event', event: 'opened' }), anEntry(2)];
    expect(entriesOrder(entries).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(currentFrom(entriesOrder(entries))).toBe(1);
    expect(currentFrom([...entriesOrder(entries), anEntry(4, { what: 'event', event: 'reopened' }), anEntry(5)])).toBe(
      4,
    );
    expect(
      currentFrom([...entriesOrder(entries), anEntry(4, { what: 'event', event: 'transferred' }), anEntry(5)]),
    ).toBe(4);
    expect(currentFrom([anEntry(60), anEntry(61)])).toBe(0);
  });
});
