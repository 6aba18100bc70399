/**
 * Runs a program that must not outlive us. Its parent is a small shell that reads a pipe from us: when the pipe closes,
 * because we ask or because we are gone (also by `kill -9`), the program is interrupted, which for PostgreSQL is a fast,
 * clean shutdown. The shell has a session of its own, so a Ctrl-C in our terminal does not reach the database first.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Identity } from './identity.ts';

export interface Guarded {
  /** Of the shell. */
  pid: number;
  /** Resolves with the exit code once program and shell are gone. */
  ended: Promise<number>;
  /** Asks the program to end; `ended` tells when it has. */
  stop(): void;
}

/**
 * $1 is a file to hold a flock on while the program or the shell lives ('' for none), $2 how long to wait for it: unlike
 * a lock by process id it also works between containers that share a volume. $3 is a folder to remove afterwards.
 */
const script = `
lock=$1; seconds=$2; folder=$3; shift 3
if [ -n "$lock" ] && command -v flock >/dev/null 2>&1; then
  exec 9<"$lock"
  if ! flock -w "$seconds" 9; then echo 'FATAL:  the cluster is locked by another process' >&2; exit 75; fi
fi
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
{ read -r _; kill -INT "$program"; } <&3 9<&- 2>/dev/null &
reader=$!
exec 3<&-
wait "$program"
code=$?
kill "$reader" 2>/dev/null
[ -z "$folder" ] || rm -rf "$folder"
exit "$code"
`;

export interface Guard {
  command: readonly string[];
  identity: Identity;
  /** Held locked by flock, where there is one. */
  lockFile?: string;
  /** How long a predecessor may take to end. PostgreSQL's fast shutdown writes a checkpoint first. */
  lockSeconds?: number;
  /** Removed when the program has ended. */
  temporaryFolder?: string;
  onLine(line: string): void;
}

export function guard(options: Guard): Guarded {
  const { command, identity, lockFile = '', lockSeconds = 10, temporaryFolder = '', onLine } = options;
  const parameters = [lockFile, String(lockSeconds), temporaryFolder, ...command];
  const [shell = 'sh', ...rest] = [...identity.prefix, 'sh', '-c', script, 'sh', ...parameters];
  const child = spawn(shell, rest, {
    ...identity.account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    // Nothing of ours: PGPORT, PGOPTIONS and the like would change what runs.
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  });
  createInterface(child.stdout).on('line', onLine);
  createInterface(child.stderr).on('line', onLine);
  // Writing to a shell that has just ended is no failure.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  return { pid: child.pid ?? 0, ended, stop: () => child.stdin.end() };
}
