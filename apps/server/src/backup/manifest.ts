// What an archive says of itself. A newer one is refused by what it says, before anything else of it is read.
import { BrokenArchive } from './archive.ts';
import { CannotStart } from '../store/embedded/cannot-start.ts';
import type { Table } from './tables.ts';

/** Raised when a newer Oriel writes what this one could not read. */
export const archiveFormat = 1;

export interface Manifest {
  oriel: 'backup';
  format: number;
  /** Of the Oriel that wrote it. */
  version: string;
  /** Milliseconds since 1970, UTC. */
  at: number;
  migrations: string[];
  tables: Table[];
  sequences: Record<string, number>;
  /** What is not in it, and why. */
  leftOut: Record<string, string>;
  /** Where the monitoring log ended, signed; null: it is from before the log was chained. */
  logHead: unknown;
}

/** `known` are the migrations that this Oriel has. */
export function asManifest(value: unknown, known: readonly string[]): Manifest {
  const said = value as Partial<Manifest>;
  if (said.oriel !== 'backup' || typeof said.format !== 'number') {
    throw new BrokenArchive('This is no backup of Oriel.');
  }
  if (said.format > archiveFormat) {
    throw new CannotStart(
      `The archive was written by a newer Oriel (${said.version}; its format is ${said.format}, this one reads up to ${archiveFormat}): restore it with that one.`,
    );
  }
  const unknown = (said.migrations ?? []).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new CannotStart(
      `The archive was written by a newer Oriel (${said.version}; it has ${unknown.join(', ')}): restore it with that one.`,
    );
  }
  return said as Manifest;
}
