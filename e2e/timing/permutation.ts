// Whether two arms differ, by permutation within pairs: if they did not, each pair's difference could as well have had the
// other sign. The share of random signs that bring about as large a mean difference is p.
import type { Random } from './random.ts';

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** The value below which so many of a hundred lie. */
export const percentile = (values: readonly number[], percent: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(((values.length - 1) * percent) / 100)]!;

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

/** Both sides. At least 1 / (draws + 1): the signs that were found are one of those that could be. */
export function pOf(differences: readonly number[], random: Random, draws = 10_000): number {
  const found = Math.abs(mean(differences));
  let asLarge = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = mean(differences.map((each) => (random() < 0.5 ? each : -each)));
    if (Math.abs(drawn) >= found - 1e-12) asLarge += 1;
  }
  return (asLarge + 1) / (draws + 1);
}
