/**
 * The data directory: what marks it as ours, what refuses it, and its secrets. It does not know what is kept in it.
 *
 *   oriel.json   {format, floor}: the format's version, and the kind of floor it was made for
 *   lock.<n>     who uses it now (lock.ts)
 *   secrets/     0700, each file 0600
 *   postgres/    the embedded PostgreSQL's files, 0700
 *
 * A refusal touches nothing: a directory that is not empty and not ours is left as it was found.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CannotStart, reasonOf } from './cannot-start.ts';
import { takeLock } from './lock.ts';

/** living and quiet are demo floors and may change into each other; none is a real organisation's data. */
export type Floor = 'living' | 'quiet' | 'none';

export interface DataDirectory {
  /** Absolute. */
  path: string;
  /** A random secret of 256 bits, made at its first use and the same ever after. */
  secret(name: string): Promise<string>;
  release(): Promise<void>;
}

/** Raised when a newer Oriel writes what this one could not read. */
export const dataFormat = 1;

const markerName = 'oriel.json';

export interface Wanted {
  dataDir: string;
  /** Undefined: whatever it was made for; there must be one. */
  floor: Floor | undefined;
}

export async function takeDataDirectory({ dataDir, floor }: Wanted): Promise<DataDirectory> {
  const path = resolve(dataDir);
  await refuseUnfit(path, floor);
  try {
    await mkdir(path, { recursive: true, mode: folderMode() });
    const lock = await takeLock(path);
    try {
      // Again, now that nobody else can change it.
      const marked = await refuseUnfit(path, floor);
      if (floor !== undefined && marked !== floor) await writeDurably(path, markerName, markerOf(floor));
      return { path, secret: (name) => secret(join(path, 'secrets'), name), release: () => lock.release() };
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`The data directory ${path} cannot be used: ${reasonOf(error)}.`, { cause: error });
  }
}

/**
 * For those who keep their data in a database of their own, on however many nodes: the directory's secrets, without taking
 * it. Processes that make one at the same time get the same.
 */
export async function openSecrets({ dataDir, floor }: Wanted): Promise<DataDirectory['secret']> {
  const path = resolve(dataDir);
  const marked = await refuseUnfit(path, floor);
  try {
    await mkdir(path, { recursive: true, mode: folderMode() });
    if (floor !== undefined && marked === undefined) await writeDurably(path, markerName, markerOf(floor));
  } catch (error) {
    throw new CannotStart(`The data directory ${path} cannot be used: ${reasonOf(error)}.`, { cause: error });
  }
  return (name) => secret(join(path, 'secrets'), name);
}

/** As root, PostgreSQL runs as somebody else, who must be able to pass through. */
const folderMode = (): number => (process.getuid?.() === 0 ? 0o711 : 0o700);

const markerOf = (floor: Floor): string => `${JSON.stringify({ format: dataFormat, floor })}\n`;

/** The floor that the directory is marked with; undefined: it is new. */
async function refuseUnfit(path: string, floor: Floor | undefined): Promise<Floor | undefined> {
  const marker = await readMarker(path);
  if (marker === undefined) {
    if (floor === undefined)
      throw new CannotStart(`There is no Oriel in ${path}: name its data directory with --data.`);
    return undefined;
  }
  if (marker.format > dataFormat) {
    throw new CannotStart(
      `The data directory ${path} was written by a newer Oriel (format ${marker.format}; this one reads up to ${dataFormat}).`,
    );
  }
  if (floor !== undefined && marker.floor !== floor && (marker.floor === 'none' || floor === 'none')) {
    throw new CannotStart(
      marker.floor === 'none'
        ? `The data directory ${path} holds an organisation's own data: no demo floor can be brought up in it.`
        : `The data directory ${path} holds a demo floor: choose another one for an organisation's own data.`,
    );
  }
  return marker.floor;
}

async function readMarker(path: string): Promise<{ format: number; floor: Floor } | undefined> {
  const foreign = new CannotStart(
    `The data directory ${path} is not empty and was not made by Oriel: name an empty or a new one with --data.`,
  );
  let names: string[];
  try {
    names = await readdir(path);
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return undefined;
    throw new CannotStart(`The data directory ${path} cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
  if (!names.includes(markerName)) {
    // A lock alone, or with a marker half written, is a first start that was cut short.
    if (names.every((name) => /^(lock\.|oriel\.json\.(\w+\.)?new$)/.test(name))) return undefined;
    throw foreign;
  }
  try {
    const marker: unknown = JSON.parse(await readFile(join(path, markerName), 'utf8'));
    if (isMarker(marker)) return marker;
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw new CannotStart(`The data directory ${path} cannot be read: ${reasonOf(error)}.`, { cause: error });
    }
  }
  throw foreign;
}

function isMarker(marker: unknown): marker is { format: number; floor: Floor } {
  if (typeof marker !== 'object' || marker === null || !('format' in marker) || !('floor' in marker)) return false;
  return typeof marker.format === 'number' && ['living', 'quiet', 'none'].some((kind) => kind === marker.floor);
}

async function secret(directory: string, name: string): Promise<string> {
  const file = join(directory, name);
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (reasonOf(error) !== 'ENOENT') throw error;
  }
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const made = randomBytes(32).toString('base64url');
  const draft = `${name}.${made.slice(0, 8)}`;
  await writeDurably(directory, draft, `${made}\n`);
  try {
    // Whoever comes first: a link, unlike a rename, does not take the place of what is there.
    await link(join(directory, draft), file);
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(join(directory, draft));
    await syncFolder(directory);
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Either the old content or the whole new one, also after a power cut. */
async function writeDurably(directory: string, name: string, content: string): Promise<void> {
  const draft = join(directory, `${name}.${randomBytes(4).toString('hex')}.new`);
  const file = await open(draft, 'w', 0o600);
  await file.writeFile(content);
  await file.sync();
  await file.close();
  await rename(draft, join(directory, name));
  await syncFolder(directory);
}

async function syncFolder(directory: string): Promise<void> {
  const folder = await open(directory, 'r');
  await folder.sync();
  await folder.close();
}
