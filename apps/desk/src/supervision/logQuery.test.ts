import { expect, test } from 'vitest';
import { fileOf, queryOf, wholeLog } from './logQuery.ts';

const start = (day: string) => new Date(`${day}T00:00:00`).getTime();

test('K21: the days asked for are the viewer’s own, the last one within', () => {
  expect(queryOf({ ...wholeLog, firstDay: '2026-03-28', lastDay: '2026-03-29' })).toEqual({
    from: start('2026-03-28'),
    to: start('2026-03-30'),
  });
  expect(queryOf({ ...wholeLog, lastDay: '2026-02-28' })).toEqual({ to: start('2026-03-01') });
});

test('K21: what is not said is not asked, and the file is that of the same question', () => {
  expect([queryOf(wholeLog), fileOf({})]).toEqual([{}, '/monitoring-log.csv']);
  const query = queryOf({ ...wholeLog, by: 'sam', agent: 'a&b', what: 'desk' });
  expect(query).toEqual({ by: 'sam', whose: 'a&b', what: 'desk' });
  expect(fileOf(query)).toBe('/monitoring-log.csv?by=sam&whose=a%26b&what=desk');
});
