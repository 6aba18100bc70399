// The rows on a screen.
import type { FullRow } from './rows.ts';

const number = (value: number): string =>
  Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(value);

const spread = (values: readonly number[]): string =>
  values.length < 2 ? '' : `${number(Math.min(...values))}–${number(Math.max(...values))}`;

export function tabled(rows: readonly FullRow[]): string {
  const head = ['', 'figure', 'median', 'spread', 'against', 'ratio', 'goal'];
  const body = rows.map((row) => [
    row.met === null ? ' ' : row.met ? '✓' : '✗',
    row.name,
    `${number(row.value)} ${row.unit}`,
    spread(row.values),
    row.against === null ? '' : `${row.than} ${number(row.against)}`,
    row.ratio === null ? '' : `${number(row.ratio)}×${row.ratios.length > 1 ? ` (${spread(row.ratios)})` : ''}`,
    row.goal ?? '',
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((cells) => cells[column]!.length)));
  return [head, ...body]
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
