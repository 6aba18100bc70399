// The directory in memory: loaded at start and when in doubt, replaced by the committer after each commit that
// touched it, and told of what other nodes commit. What comes late never goes over what is newer: nothing is ever taken
// out of the directory, and every entry has its version.
import type { Directory, Listed } from '@oriel/domain';
import type { Pool } from 'pg';

export class DirectoryHolder {
  #directory: Directory = new Map();

  now = (): Directory => this.#directory;

  replace(next: Directory): void {
    const merged = new Map(next);
    for (const [id, held] of this.#directory) {
      const other = merged.get(id);
      if (!other || other.version < held.version) merged.set(id, held);
    }
    this.#directory = merged;
  }

  /** What another node has committed. */
  take(listed: readonly Listed[]): void {
    if (listed.length > 0) this.replace(new Map([...this.#directory, ...newest(listed, this.#directory)]));
  }

  /** Resolves with what is newer than what was held. */
  async load(pool: Pool): Promise<Listed[]> {
    const { rows } = await pool.query<{ id: string; listed: Listed }>('select id, listed from directory');
    const before = this.#directory;
    this.replace(new Map(rows.map(({ id, listed }) => [id, listed])));
    return rows.flatMap(({ id, listed }) => (before.get(id)?.version === listed.version ? [] : [listed]));
  }
}

const newest = (listed: readonly Listed[], held: Directory): [string, Listed][] =>
  listed.filter(({ id, version }) => (held.get(id)?.version ?? -1) < version).map((one) => [one.id, one]);
