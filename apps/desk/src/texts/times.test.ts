import { describe, expect, test } from 'vitest';
import {
  clock,
  clockAhead,
  clockFrom,
  clockOrDay,
  clockToTheSecond,
  counted,
  dateField,
  dayAndClock,
  dayName,
  fromDateField,
  fromTimeField,
  lasting,
  timeField,
} from './times.ts';

const local = (text: string) => new Date(text).getTime();

describe('what counts', () => {
  test.each([
    [0, '0:00'],
    [31_999, '0:31'],
    [760_000, '12:40'],
    [3_723_000, '1:02:03'],
    [-4_000, '0:00'],
  ])('%i ms is %s', (ms, text) => expect(counted(ms)).toBe(text));
});

test('how long something lasts has a size, not a reading', () => {
  expect([59_000, 41 * 60_000, 3 * 3_600_000, 50 * 3_600_000].map(lasting)).toEqual([
    'under 1 min',
    '41 min',
    '3 h',
    '2 d',
  ]);
});

test('K4: a moment is told in the viewer’s own zone', () => {
  expect(clock(local('2026-03-02T14:03:11'))).toBe('14:03');
  expect(clock(local('2026-03-02T00:05:00'))).toBe('00:05');
  expect(clockToTheSecond(local('2026-03-02T14:03:11'))).toBe('14:03:11');
});

test('K4: days are named from today back, by the calendar and not by 24 hours', () => {
  const now = local('2026-03-02T00:10:00');
  expect(dayName(local('2026-03-02T00:01:00'), now)).toBe('Today');
  expect(dayName(local('2026-03-01T00:01:00'), now)).toBe('Yesterday');
  expect(dayName(local('2026-01-05T12:00:00'), now)).toBe('Monday 5 January');
  expect(dayName(local('2025-12-31T12:00:00'), now)).toBe('31 December 2025');
  expect(clockOrDay(local('2026-03-01T23:59:00'), now)).toBe('1 March 2026');
});

test('an end says its day only when it is another than the beginning’s', () => {
  const from = local('2026-03-02T23:59:50');
  expect(dayAndClock(from)).toBe('2 Mar 2026, 23:59:50');
  expect(clockFrom(from, local('2026-03-02T23:59:58'))).toBe('23:59:58');
  expect(clockFrom(from, local('2026-03-03T00:00:05'))).toBe('3 Mar 2026, 00:00:05');
});

test('what is still to come has its day when it is another', () => {
  const now = local('2026-03-02T17:45:00');
  expect(clockAhead(local('2026-03-02T18:00:00'), now)).toBe('18:00');
  expect(clockAhead(local('2026-03-03T09:00:00'), now)).toBe('Tue 3 Mar, 09:00');
});

test('a moment goes into a field and comes back as the same minute', () => {
  expect(timeField(local('2026-03-02T07:05:30'))).toBe('2026-03-02T07:05');
  expect(fromTimeField('2026-03-02T07:05')).toBe(local('2026-03-02T07:05:00'));
  expect(fromTimeField('')).toBe(null);
});

test('a date goes into a field and comes back as the same day', () => {
  expect(dateField(local('2026-03-02T17:45:00'))).toBe('2026-03-02');
  expect(fromDateField('2026-03-02')).toBe(local('2026-03-02T00:00:00'));
  expect([dateField(null), fromDateField('')]).toEqual(['', null]);
});
