// Runs workloads one after the other and judges what they measured.
import { lines } from './goals.ts';
import { NoKeystrokes, realDrafts } from './keystrokes.ts';
import { cores, load, machine } from './machine.ts';
import { versions, type Result } from './result.ts';
import { rowsOf } from './rows.ts';
import type { Bench, Measured, Scale } from './workload.ts';
import { workloads } from './workloads/index.ts';

const rounds: Record<Scale, number> = { tiny: 1, quick: 1, full: 3 };

/** `only`: of these names. */
export async function measure(
  scale: Scale,
  only: readonly string[] | undefined,
  tell: (line: string) => void,
): Promise<Result> {
  const before = load();
  const pinning = cores();
  tell(
    pinning
      ? `The server has core ${pinning.server}, the load generator core ${pinning.generator}.`
      : 'There is no taskset, or one core only: nothing is pinned, and figures vary more.',
  );
  const bench: Bench = { scale, rounds: rounds[scale], cores: pinning, at: (by) => by[scale], tell };
  const measured: Measured[] = [];
  const left: Record<string, string> = {};
  try {
    realDrafts();
  } catch (error) {
    if (!(error instanceof NoKeystrokes)) throw error;
    for (const { name } of workloads) left[name] = error.message;
  }
  for (const workload of workloads) {
    if ((only && !only.includes(workload.name)) || left[workload.name] !== undefined) continue;
    const since = performance.now();
    tell(`${workload.name}: ${workload.idea} …`);
    try {
      measured.push(...(await workload.run(bench)));
    } catch (error) {
      tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
      // In a line: a result is kept, and where this machine has its files is nobody's.
      left[workload.name] = String(error).split('\n')[0]!;
    }
    tell(`${workload.name}: ${((performance.now() - since) / 1000).toFixed(0)} s`);
  }
  return {
    scale,
    rounds: bench.rounds,
    machine: machine(before),
    versions: versions(),
    left,
    rows: rowsOf(measured, lines),
  };
}
