// A result that is kept: the rows with each round's values, and the machine that it was measured on.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import type { Machine } from './machine.ts';
import type { FullRow } from './rows.ts';
import type { Scale } from './workload.ts';

const folder = fileURLToPath(new URL('results/', import.meta.url));
const compared = ['ws', 'socket.io', '@hocuspocus/server', 'yjs', 'pg'];

export interface Result {
  scale: Scale;
  rounds: number;
  machine: Machine;
  versions: Record<string, string>;
  /** Workloads that could not run, and why. */
  left: Record<string, string>;
  rows: FullRow[];
}

export function versions(): Record<string, string> {
  const require = createRequire(import.meta.url);
  return Object.fromEntries(
    compared.map((name) => {
      const entry = require.resolve(name);
      const end = entry.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length;
      return [name, (require(join(entry.slice(0, end), 'package.json')) as { version: string }).version];
    }),
  );
}

/** Says where it is. */
export function save(result: Result): string {
  mkdirSync(folder, { recursive: true });
  const time = result.machine.at.slice(0, 16).replaceAll(':', '');
  const file = join(folder, `${time}-${result.machine.commit.slice(0, 8)}-${result.scale}.json`);
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}
