// What was measured, beside what is wanted: a row a figure.
import type { Goal, Line } from './goals.ts';
import { median } from './statistics.ts';
import type { Measured } from './workload.ts';

export interface Row {
  name: string;
  /** The median of the rounds. */
  value: number;
  unit: string;
  /** The same of what it is compared with. */
  against: number | null;
  /** The median of the rounds' own ratios: what else the machine did is in both. */
  ratio: number | null;
  goal: string | null;
  met: boolean | null;
}

export interface FullRow extends Row {
  /** What it is compared with. */
  than: string | null;
  values: number[];
  ratios: number[];
  why: string | null;
}

/** A workload that could not run has no rows; a figure that goals.ts does not know is a mistake. */
export function rowsOf(measured: readonly Measured[], lines: readonly Line[]): FullRow[] {
  return measured.map(({ name, values, against }) => {
    const line = lines.find((each) => each.name === name);
    if (!line) throw new Error(`goals.ts knows nothing of ${name}`);
    const ratios = against?.map((other, round) => values[round]! / other) ?? [];
    const value = rounded(median(values));
    const ratio = ratios.length === 0 ? null : rounded(median(ratios));
    const { goal } = line;
    return {
      name,
      value,
      unit: line.unit,
      against: against ? rounded(median(against)) : null,
      ratio,
      goal: goal ? said(goal) : null,
      met: goal ? isMet(goal, goal.of === 'value' ? value : ratio) : null,
      than: line.against ?? null,
      values: values.map(rounded),
      ratios: ratios.map(rounded),
      why: goal?.why ?? null,
    };
  });
}

const said = ({ of, atLeast, atMost }: Goal): string =>
  `${atLeast === undefined ? '≤' : '≥'} ${atLeast ?? atMost}${of === 'ratio' ? '×' : ''}`;

function isMet({ atLeast = -Infinity, atMost = Infinity }: Goal, figure: number | null): boolean | null {
  return figure === null || Number.isNaN(figure) ? null : figure >= atLeast && figure <= atMost;
}

/** Three digits say all that a benchmark knows. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

export const bare = ({ name, value, unit, against, ratio, goal, met }: FullRow): Row => ({
  ...{ name, value, unit, against, ratio, goal, met },
});
