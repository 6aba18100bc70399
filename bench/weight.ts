// What a server of the benchmark's holds of memory after its garbage has been collected: heap and buffers.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A collection of a large heap takes its time. */
const patienceMs = 30_000;

export interface Scales {
  /** Options of Node's own, and surroundings, for the process that is to be weighed. */
  node: string[];
  env: Record<string, string>;
  /** Bytes. */
  weigh(pid: number): Promise<number>;
  end(): void;
}

export function scales(): Scales {
  const folder = mkdtempSync(join(tmpdir(), 'oriel-bench-weight-'));
  const file = join(folder, 'weight');
  return {
    node: ['--expose-gc', '--import', fileURLToPath(new URL('weigh.mjs', import.meta.url))],
    env: { BENCH_WEIGHT_FILE: file },
    async weigh(pid) {
      rmSync(file, { force: true });
      process.kill(pid, 'SIGUSR2');
      for (const since = performance.now(); performance.now() - since < patienceMs;) {
        await wait(50);
        try {
          const weight = Number(readFileSync(file, 'utf8'));
          if (weight > 0) return weight;
        } catch {
          // Not yet.
        }
      }
      throw new Error('The server did not say what it holds.');
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}
