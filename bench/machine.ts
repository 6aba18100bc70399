// The machine as a result has to name it, and what its processes have used. Linux tells all of it; elsewhere figures that
// cannot be had are left out, and that is said.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';

const quietly = (program: string, args: readonly string[]): string | undefined => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};

/** Which core the server, and which one the load generator has for itself. Undefined: the machine cannot pin, or has one core. */
export interface Cores {
  server: number;
  generator: number;
}

export function cores(): Cores | undefined {
  if (availableParallelism() < 2 || quietly('taskset', ['--version']) === undefined) return undefined;
  return { server: 0, generator: 1 };
}

/** The command that runs `program` on that core, or wherever there is room. */
export const pinned = (core: number | undefined, program: string, args: readonly string[]): [string, string[]] =>
  core === undefined ? [program, [...args]] : ['taskset', ['-c', String(core), program, ...args]];

/** A process that runs already, with all its threads; what it starts later follows. */
export function pin(pid: number, core: number | undefined): void {
  if (core !== undefined) quietly('taskset', ['-a', '-c', '-p', String(core), String(pid)]);
}

const ticksPerSecond = Number(quietly('getconf', ['CLK_TCK']) ?? 100);

/** Seconds of processor time that a process has used, user and system; NaN where /proc is not. */
export function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return NaN;
  }
}

/** A process and all that it has started, by parent. */
export function processesUnder(pid: number): number[] {
  const lines = (quietly('ps', ['-A', '-o', 'pid=,ppid=']) ?? '').split('\n');
  const all = lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const under = [pid];
  for (const parent of under) under.push(...all.filter(([, its]) => its === parent).map(([its]) => its));
  return under;
}

const kilobytes = (pid: number, file: string, field: string): number => {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'));
    return Number(found?.[1] ?? NaN);
  } catch {
    return NaN;
  }
};

/** Memory that is the processes' own share (PSS), in MB. */
export const sharedOutMegabytes = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + (kilobytes(pid, 'smaps_rollup', 'Pss') || 0), 0) / 1000;

export interface Machine {
  at: string;
  commit: string;
  /** Sources differ from the commit. */
  changed: boolean;
  processor: string;
  cores: number;
  memoryGigabytes: number;
  kernel: string;
  node: string;
  pinned: boolean;
  /** Processes that wanted to run, over the last minute: before and after. Above what the benchmark itself needs, others were at work. */
  load: { before: number; after: number };
}

export function machine(before: number): Machine {
  return {
    at: new Date().toISOString(),
    commit: quietly('git', ['rev-parse', 'HEAD']) ?? 'unknown',
    changed: (quietly('git', ['status', '--porcelain', '--', 'apps', 'packages', 'bench']) ?? '') !== '',
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    pinned: cores() !== undefined,
    load: { before, after: load() },
  };
}

export const load = (): number => Number(loadavg()[0]!.toFixed(2));
