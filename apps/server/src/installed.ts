// Where this installation's files are, from the sources as from the bundle: whichever folder this module lies in, the
// repository's is the nearest one above it that has `apps/server`.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'apps', 'server', 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('Oriel is not whole: its apps folder is not above this file');
  return rootAbove(above);
}

const root = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** An absolute path; `path` is relative to the repository, with slashes. */
export const installed = (path: string): string => join(root, path);
