// What of a data directory goes into an archive: its mark, its secrets, copied heads, and whatever later rooms keep there.
// Not the embedded PostgreSQL's files, whose content is in the archive as tables, nor locks.
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../store/embedded/cannot-start.ts';

/** At the directory's top. */
const passedOver = /^(postgres|postgres\.new|restoring|lost\+found|lock\..*|.*\.new)$/;

/** By path with slashes: how long each is now. */
export async function filesIn(directory: string): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const look = async (path: string): Promise<void> => {
    const entries = await readdir(join(directory, path), { withFileTypes: true });
    for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      if (path === '' && passedOver.test(entry.name)) continue;
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) await look(inside);
      else if (entry.isFile()) {
        const bytes = await sizeOf(join(directory, inside));
        if (bytes !== undefined) found.set(inside, bytes);
      }
    }
  };
  await look('');
  return found;
}

/** Undefined: it has been taken away meanwhile. */
async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Its first bytes, so many. Undefined: it has been taken away meanwhile. */
export async function firstOf(path: string, bytes: number): Promise<AsyncIterable<Uint8Array> | undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (reasonOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return undefined;
  if (bytes > 0) return file.createReadStream({ end: bytes - 1 });
  await file.close();
  return none();
}

async function* none(): AsyncGenerator<Uint8Array> {}

/** Where a file of an archive belongs. Undefined: nowhere that is ours, whoever wrote the archive. */
export function placeOf(path: string): string | undefined {
  const parts = path.split('/');
  const isInside = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0]/.test(part));
  return isInside && !passedOver.test(parts[0]!) ? join(...parts) : undefined;
}
