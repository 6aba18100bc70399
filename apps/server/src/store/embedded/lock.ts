/**
 * One Oriel a data directory. Node has no flock, so the lock is a file that names its holder by process id and start
 * time: a lock whose holder is gone (after `kill -9`, a crash or a reboot) is taken over by exactly one successor.
 * It is seen only from the same process namespace; PostgreSQL's own files are guarded by flock besides (guardian.ts).
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { CannotStart, reasonOf } from './cannot-start.ts';

export interface Lock {
  release(): Promise<void>;
}

const roundsMax = 10;

export async function takeLock(file: string, directory: string): Promise<Lock> {
  const mine = `${process.pid} ${await startOf(process.pid)} ${randomBytes(8).toString('hex')}\n`;
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  await writeFile(draft, mine, { mode: 0o644, flag: 'wx' });
  try {
    for (let round = 0; round < roundsMax; round += 1) {
      if (await linked(draft, file)) return { release: () => release(file, mine) };
      const holder = await contentOf(file);
      if (holder === undefined) continue;
      const [pid = '', start] = holder.trim().split(' ');
      if (start !== undefined && (await startOf(Number(pid))) === start) {
        throw new CannotStart(`The data directory ${directory} is in use by another Oriel (process ${pid}).`);
      }
      await removeStale(file, holder);
    }
    throw new CannotStart(`The data directory ${directory} is being taken by another Oriel.`);
  } finally {
    await unlink(draft);
  }
}

async function release(file: string, mine: string): Promise<void> {
  if ((await contentOf(file)) === mine) await unlink(file);
}

/** Whoever moves the stale file away may delete it; a fresh lock moved by mistake is put back. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await contentOf(aside)) !== stale) await linked(aside, file);
  await unlink(aside);
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

async function contentOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return undefined;
    throw error;
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
