import { describe, expect, test } from 'vitest';
import { calendar, languageFor } from './days.ts';

const at = (iso: string) => Date.parse(iso);

describe('days and times', () => {
  test('W17: days and times are those of the zone of the viewer', () => {
    const moment = at('2026-11-23T23:30:00Z');
    expect(calendar('en-GB', 'UTC').dayOf(moment)).toBe('2026-11-23');
    expect(calendar('en-GB', 'Asia/Tokyo').dayOf(moment)).toBe('2026-11-24');
    expect(calendar('en-GB', 'Asia/Tokyo').timeOf(moment)).toBe('08:30');
  });

  test('W17: today, yesterday, a day of this year, a day of another', () => {
    const days = calendar('en-GB', 'Europe/Lisbon');
    const now = at('2026-11-23T12:00:00Z');
    const labels = ['2026-11-23T00:00:00Z', '2026-11-22T23:59:00Z', '2026-11-21T12:00:00Z', '2025-12-31T12:00:00Z'];
    expect(labels.map((day) => days.dayLabel(at(day), now))).toEqual([
      'Today',
      'Yesterday',
      'Saturday 21 November',
      '31 December 2025',
    ]);
  });

  test('W17: yesterday is the calendar day before, also when the clocks change', () => {
    const days = calendar('en-GB', 'Europe/Berlin');
    // 25 hours long: 2026-10-25.
    expect(days.dayLabel(at('2026-10-24T22:30:00Z'), at('2026-10-25T22:30:00Z'))).toBe('Today');
    expect(days.dayLabel(at('2026-10-24T21:30:00Z'), at('2026-10-25T22:30:00Z'))).toBe('Yesterday');
    expect(days.dayLabel(at('2026-12-31T12:00:00Z'), at('2027-01-01T12:00:00Z'))).toBe('Yesterday');
  });

  test('W17: the kind of the language is the viewer’s, where they have one', () => {
    expect(languageFor(['pt-PT', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(languageFor(['ja'])).toBe('en');
  });
});
