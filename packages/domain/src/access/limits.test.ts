import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someTerms } from '../../testing/builders/access.ts';
import { hoursEndAt, isZone, lookMsLeft, purposeOfLook, weekBeganAt, whyNoLook } from './limits.ts';

const minute = 60_000;
const at = (iso: string): number => Date.parse(iso);
const day = { from: 9 * 60, to: 17 * 60 + 30 };
const night = { from: 22 * 60, to: 6 * 60 };

describe('L19 hours of day', () => {
  const ends = (zone: string, hours: typeof day | null, now: string) => {
    const end = hoursEndAt(someTerms({ zone, hours }), at(now));
    return typeof end === 'number' ? new Date(end).toISOString() : end;
  };

  test('L19 are those of the policy’s zone, the last minute not included', () => {
    expect([
      ends('UTC', null, '2026-11-24T03:00:00Z'),
      ends('UTC', day, '2026-11-24T08:59:59.999Z'),
      ends('UTC', day, '2026-11-24T09:00:00Z'),
      ends('UTC', day, '2026-11-24T17:29:59.999Z'),
      ends('UTC', day, '2026-11-24T17:30:00Z'),
      ends('America/New_York', day, '2026-11-24T13:59:59Z'),
      ends('America/New_York', day, '2026-11-24T14:00:00Z'),
      ends('Asia/Kathmandu', day, '2026-11-24T04:00:00Z'),
      ends('UTC', { from: 8 * 60, to: 0 }, '2026-11-24T23:59:00Z'),
    ]).toEqual([
      null,
      undefined,
      '2026-11-24T17:30:00.000Z',
      '2026-11-24T17:30:00.000Z',
      undefined,
      undefined,
      '2026-11-24T22:30:00.000Z',
      '2026-11-24T11:45:00.000Z',
      '2026-11-25T00:00:00.000Z',
    ]);
  });

  test('L19 go over midnight where they end before they begin', () => {
    expect([
      ends('UTC', night, '2026-11-24T21:59:00Z'),
      ends('UTC', night, '2026-11-24T23:00:00Z'),
      ends('UTC', night, '2026-11-25T05:00:00Z'),
      ends('UTC', night, '2026-11-25T06:00:00Z'),
    ]).toEqual([undefined, '2026-11-25T06:00:00.000Z', '2026-11-25T06:00:00.000Z', undefined]);
  });

  test('L19 are those of the clock on the wall when it is put on or back', () => {
    expect([
      // Put on from 2 to 3, and back from 3 to 2.
      ends('Europe/Berlin', night, '2026-03-28T23:00:00Z'),
      ends('Europe/Berlin', night, '2026-10-24T22:00:00Z'),
    ]).toEqual(['2026-03-29T04:00:00.000Z', '2026-10-25T05:00:00.000Z']);
  });

  test('L19 whenever it is inside, the end is ahead, within a day and an hour; and there it is outside', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') }),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 1439 }),
        (zone, now, from, long) => {
          const terms = someTerms({ zone, hours: { from, to: (from + long) % 1440 } });
          const end = hoursEndAt(terms, now);
          if (end === undefined || end === null) return end === undefined;
          // A minute within the hour that the clock shows twice or skips may belong to either.
          return end > now && end - now <= 25 * 60 * minute;
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('L20 minutes of a week', () => {
  test('L20 a week begins on Monday, at midnight of the policy’s zone', () => {
    const began = (zone: string, now: string) => new Date(weekBeganAt(someTerms({ zone }), at(now))).toISOString();
    expect([
      began('UTC', '2026-11-29T23:59:59Z'),
      began('UTC', '2026-11-30T00:00:00Z'),
      began('Europe/Berlin', '2026-11-29T23:30:00Z'),
      began('America/New_York', '2026-11-30T04:59:00Z'),
      // The clock was put back on that Sunday.
      began('Europe/Berlin', '2026-10-25T12:00:00Z'),
    ]).toEqual([
      '2026-11-23T00:00:00.000Z',
      '2026-11-30T00:00:00.000Z',
      '2026-11-29T23:00:00.000Z',
      '2026-11-23T05:00:00.000Z',
      '2026-10-18T22:00:00.000Z',
    ]);
  });

  test('L20 no look once they are used up, and none outside the hours whatever is left', () => {
    const terms = someTerms({ weekMinutes: 30, hours: day });
    const noon = at('2026-11-24T12:00:00Z');
    expect([
      lookMsLeft(terms, 10 * minute),
      lookMsLeft(terms, 31 * minute),
      lookMsLeft(someTerms(), 31 * minute),
      whyNoLook(terms, noon, 30 * minute - 1),
      whyNoLook(terms, noon, 30 * minute),
      whyNoLook(terms, noon - 6 * 60 * minute, 0),
      whyNoLook(someTerms(), noon, 1e12),
    ]).toEqual([20 * minute, 0, null, null, 'minutes-used', 'outside-hours', null]);
  });
});

test('L21 the purpose is one of those the policy lets pick from, or the policy’s own', () => {
  const asks = someTerms({ purposes: ['Coaching', 'A complaint'] });
  expect([
    purposeOfLook(asks, 'A complaint'),
    purposeOfLook(asks, 'a complaint'),
    purposeOfLook(asks, undefined),
    purposeOfLook(someTerms(), 'A complaint'),
  ]).toEqual(['A complaint', undefined, undefined, 'coaching']);
});

test('L19 a zone is one that is known', () => {
  expect(['Europe/Lisbon', 'UTC', 'Europe/Nowhere', ''].map(isZone)).toEqual([true, true, false, false]);
});
