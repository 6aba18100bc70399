import { describe, expect, test } from 'vitest';
import { deskPlace } from '../agents/place.ts';
import { following, isFollowing, movedTo, shownPlace, watchHref } from './watchPlace.ts';

const address = (href: string) => deskPlace(Object.fromEntries(new URL(href, 'http://oriel').searchParams));

describe('K14: a watched desk', () => {
  test('without anything in its address follows: it shows what the agent has open, or that it is nothing', () => {
    expect(isFollowing({})).toBe(true);
    expect(shownPlace({ tab: 'history' }, 'kenji')).toEqual({ tab: 'history', open: 'kenji' });
    expect(shownPlace({}, null).open).toBeUndefined();
  });

  test('goes on following while one moves about in tabs, inboxes and the record', () => {
    const shown = shownPlace({}, 'kenji');
    expect(movedTo({ ...shown, inbox: 'team' }, shown, {})).toEqual({ inbox: 'team', open: undefined });
    expect(movedTo({ ...shown, record: true }, shown, {})).toEqual({ record: true, open: undefined });
  });

  test('stops following when another card is opened, or what is open is closed', () => {
    const shown = shownPlace({}, 'kenji');
    expect(isFollowing(movedTo({ ...shown, open: 'priya' }, shown, {}))).toBe(false);
    const closed = movedTo({ ...shown, open: undefined }, shown, {});
    expect(isFollowing(closed)).toBe(false);
    expect(shownPlace(closed, 'kenji').open).toBeUndefined();
  });

  test('stays where it was put: on another card, or on nothing', () => {
    for (const place of [{ open: 'priya' }, { open: '' }]) {
      const shown = shownPlace(place, 'kenji');
      expect(movedTo({ ...shown, tab: 'history' }, shown, place)).toEqual({ ...place, tab: 'history' });
    }
  });

  test('has a switch: off keeps what is open, on goes to the agent', () => {
    const shown = shownPlace({}, 'kenji');
    expect(following({}, false, shown).open).toBe('kenji');
    expect(isFollowing(following({}, false, shownPlace({}, null)))).toBe(false);
    expect(isFollowing(following({ open: 'priya', tab: 'history' }, true, { open: 'priya' }))).toBe(true);
  });

  test('has an address that brings back each of these', () => {
    for (const place of [{}, { open: 'priya' }, { open: '' }, { tab: 'history' as const, record: true as const }]) {
      expect(address(watchHref('ana', place))).toEqual(place);
    }
  });
});
