// What came of a run, for a person to read.
import type { Ran } from './rounds.ts';

/** The smallest that so many of a hundred do not exceed. */
export function percentile(of: readonly number[], share: number): number {
  const sorted = of.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? NaN;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`.padStart(9);

export const summed = (times: readonly number[]): string =>
  [50, 95, 100].map((share) => `${share} % within ${seconds(percentile(times, share)).trim()}`).join(', ');

export function tabled({ rounds, messages, backAfter, backAfterEnd, screensBehind, inDoubt, wrong }: Ran): string {
  const row = (name: string, times: readonly number[]) =>
    [
      name.padEnd(36),
      String(times.length).padStart(4),
      ...[percentile(times, 50), percentile(times, 95), percentile(times, 100)].map(seconds),
    ].join('');
  const killed = (times: Ran['backAfter']) =>
    [...times].filter(([name]) => name.startsWith('kill')).flatMap(([, each]) => each);
  return [
    `${rounds} faults, ${messages} messages, ${inDoubt} of them not answered when the fault was over`,
    'from the fault until everybody is well    n     p50      p95      max',
    ...[...backAfter].toSorted(([one], [other]) => one.localeCompare(other)).map(([name, times]) => row(name, times)),
    row('every kill -9', killed(backAfter)),
    row('… from when it is ready again', killed(backAfterEnd)),
    `from the last answer until every page shows it: ${summed(screensBehind)}`,
    wrong.length === 0 ? 'nothing lost, nothing twice, rows equal the fold' : wrong.slice(0, 20).join('\n'),
  ].join('\n');
}
