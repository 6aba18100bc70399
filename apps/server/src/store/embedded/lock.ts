/**
 * One Oriel a data directory. Node has no flock, so a lock is a file that names its holder by process id and start time:
 * one whose holder is gone (after `kill -9`, a crash or a reboot) is stale and may be succeeded.
 *
 * Locks are numbered, and the highest number counts. To succeed lock n is to create n + 1, which the file system lets one
 * do, and then to find it the highest. Only the holder deletes, and only lower ones, so the highest never falls: who
 * looked long ago and creates a number deleted since finds a higher one and withdraws. A release empties the file.
 *
 * It is seen only from the same process namespace; PostgreSQL's own files are guarded by flock besides (guardian.ts).
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, readFile, readdir, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart, reasonOf } from './cannot-start.ts';

export interface Lock {
  release(): Promise<void>;
}

export async function takeLock(directory: string): Promise<Lock> {
  const draft = join(directory, `lock.new.${randomBytes(8).toString('hex')}`);
  await writeFile(draft, `${process.pid} ${await startOf(process.pid)}\n`, { flag: 'wx' });
  try {
    for (;;) {
      const before = await numbers(directory);
      const highest = before.at(-1) ?? 0;
      if (highest > 0) await refuseIfHeld(directory, highest);
      const mine = lockFile(directory, highest + 1);
      if (!(await linked(draft, mine))) continue;
      if ((await numbers(directory)).at(-1) === highest + 1) {
        for (const lower of before) await unlinkIfThere(lockFile(directory, lower));
        return { release: () => truncate(mine) };
      }
      await unlink(mine);
    }
  } finally {
    await unlink(draft);
  }
}

function lockFile(directory: string, number: number): string {
  return join(directory, `lock.${number}`);
}

/** Ascending. */
async function numbers(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names
    .flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

async function refuseIfHeld(directory: string, number: number): Promise<void> {
  const content = await readFile(lockFile(directory, number), 'utf8').catch((error: unknown) => {
    // Somebody succeeded and deleted it: the next round sees who.
    if (reasonOf(error) === 'ENOENT') return '';
    throw error;
  });
  const [pid = '', start] = content.trim().split(' ');
  if (start !== undefined && (await startOf(Number(pid))) === start) {
    throw new CannotStart(`The data directory ${directory} is in use by another Oriel (process ${pid}).`);
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (reasonOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function unlinkIfThere(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (reasonOf(error) !== 'ENOENT') throw error;
  }
}

/** When a process started, in whatever unit the system has; undefined: there is no such process. */
async function startOf(pid: number): Promise<string | undefined> {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    if (process.platform === 'linux') {
      // The name in parentheses may hold spaces; the start time is the 20th field after it.
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return stdout.trim().replaceAll(' ', '_') || undefined;
  } catch {
    return undefined;
  }
}
