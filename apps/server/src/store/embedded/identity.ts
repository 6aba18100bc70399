/**
 * As whom PostgreSQL runs: it refuses to run as root. Not root: as ourselves. Root: as `nobody`, if that account can
 * reach the programs and the data; where it cannot (a folder of mode 0700), in a user namespace, in which our own files
 * are ours but we are not root; else as the owner of the programs.
 */
import { execFile } from 'node:child_process';
import { chown, lchown, lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { CannotStart } from './cannot-start.ts';

export interface Identity {
  /** Whom the system sees; undefined: ourselves, as we are. */
  account: { uid: number; gid: number } | undefined;
  /** Put before a command line. */
  prefix: readonly string[];
}

const ourselves: Identity = { account: undefined, prefix: [] };
/** 65534 has a name on every Linux; initdb needs the account to have one. */
const nobody = 65_534;
const namespaced: Identity = { account: undefined, prefix: ['unshare', '-U', `--map-user=${nobody}`] };

export async function chooseIdentity({ postgres }: Binaries, dataDir: string): Promise<Identity> {
  if (process.getuid?.() !== 0) return ourselves;
  const owner = await stat(postgres);
  const candidates = [account(nobody, nobody), namespaced];
  if (owner.uid !== 0) candidates.push(account(owner.uid, owner.gid));
  for (const candidate of candidates) if (await reaches(candidate, postgres, dataDir)) return candidate;
  throw new CannotStart(
    `PostgreSQL cannot run as root, and no other account reaches both ${postgres} and ${dataDir}: name a data directory that others may pass through with --data, or start Oriel as another user.`,
  );
}

function account(uid: number, gid: number): Identity {
  return { account: { uid, gid }, prefix: [] };
}

async function reaches({ account: as, prefix }: Identity, postgres: string, dataDir: string): Promise<boolean> {
  const question = '"$1" --version && test -x "$2"';
  const [command = 'sh', ...rest] = [...prefix, 'sh', '-c', question, 'sh', postgres, dataDir];
  try {
    await promisify(execFile)(command, rest, { ...as, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/** A cluster made under another identity (its folder was moved, or opened to others) becomes this one's. */
export async function handOver(path: string, { account: as }: Identity): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = as ?? { uid: 0, gid: 0 };
  const { uid: before } = await stat(path);
  if (before !== uid) await chownAll(path, uid, gid);
}

/** The folder itself last: if this is cut short, the next start does it again. */
async function chownAll(path: string, uid: number, gid: number): Promise<void> {
  for (const name of await readdir(path)) {
    const inside = join(path, name);
    if ((await lstat(inside)).isDirectory()) await chownAll(inside, uid, gid);
    else await lchown(inside, uid, gid);
  }
  await chown(path, uid, gid);
}
