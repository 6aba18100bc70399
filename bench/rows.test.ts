import { describe, expect, test } from 'vitest';
import { lines } from './goals.ts';
import { NoKeystrokes, realDrafts, Typist } from './keystrokes.ts';
import { bare, rowsOf } from './rows.ts';
import { median, Times } from './statistics.ts';
import { tabled } from './table.ts';

const known = [
  { name: 'fast', unit: '/s', against: 'other', goal: { of: 'ratio' as const, atLeast: 2, why: 'so' } },
  { name: 'small', unit: 'kB', goal: { of: 'value' as const, atMost: 12, why: 'so' } },
  { name: 'beside', unit: 'ms' },
];

describe('what was measured, beside what is wanted', () => {
  test('a ratio is the median of the rounds’ own ratios', () => {
    const [row] = rowsOf([{ name: 'fast', values: [10, 30, 50], against: [10, 10, 100] }], known);
    expect(bare(row!)).toEqual({
      ...{ name: 'fast', value: 30, unit: '/s', against: 10, ratio: 1, goal: '≥ 2×', met: false },
    });
    expect(row!.ratios).toEqual([1, 3, 0.5]);
  });

  test('a goal is met, missed, not there, or cannot be told', () => {
    const measured = [
      { name: 'small', values: [12] },
      { name: 'small', values: [12.1] },
      { name: 'small', values: [NaN] },
      { name: 'beside', values: [1] },
    ];
    expect(rowsOf(measured, known).map(({ goal, met }) => [goal, met])).toEqual([
      ['≤ 12', true],
      ['≤ 12', false],
      ['≤ 12', null],
      [null, null],
    ]);
    expect(tabled(rowsOf(measured, known)).split('\n')).toHaveLength(5);
  });

  test('a figure that nobody set down is a mistake, and none is set down twice', () => {
    expect(() => rowsOf([{ name: 'invented', values: [1] }], known)).toThrow('invented');
    expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
  });
});

describe('statistics', () => {
  test('the median of none, one, and of pairs', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 5])]).toEqual([NaN, 3, 2.5, 5]);
  });

  test('times in slots are told to within a thirtieth, and never beyond the longest', () => {
    const times = new Times();
    for (let ms = 1; ms <= 1000; ms += 1) times.add(ms);
    expect(Math.abs(times.within(0.5) / 500 - 1)).toBeLessThan(1 / 30);
    expect(Math.abs(times.within(0.99) / 990 - 1)).toBeLessThan(1 / 30);
    expect([times.within(1), times.longest, times.count]).toEqual([1000, 1000, 1000]);
  });
});

describe('real keystrokes', () => {
  const drafts = (() => {
    try {
      return realDrafts();
    } catch (error) {
      if (error instanceof NoKeystrokes) return [];
      throw error;
    }
  })();
  const absent = drafts.length === 0 ? ' (skipped: ../shared/data is not there)' : '';

  test.skipIf(absent !== '')(`each draft grows from nothing to nothing, key by key${absent}`, () => {
    expect(drafts.length).toBeGreaterThan(50);
    for (const draft of drafts) {
      let text = '';
      for (const { splice, text: then } of draft) {
        expect(splice.at + splice.del).toBeLessThanOrEqual(text.length);
        text = text.slice(0, splice.at) + splice.ins + text.slice(splice.at + splice.del);
        expect(text).toBe(then);
      }
      expect(text).toBe('');
    }
  });

  test.skipIf(absent !== '')(`a typist goes on for ever, and two begin elsewhere${absent}`, () => {
    const [one, other] = [new Typist(drafts, 0), new Typist(drafts, 1)];
    const of = (typist: Typist) => Array.from({ length: 5_000 }, () => typist.next().text).join();
    expect(of(one)).not.toBe(of(other));
  });
});
