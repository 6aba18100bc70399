// The directory in memory: loaded at start and when in doubt, replaced by the committer after each commit that
// touched it.
import type { Directory, Listed } from '@oriel/domain';
import type { Pool } from 'pg';

export class DirectoryHolder {
  #directory: Directory = new Map();

  now = (): Directory => this.#directory;

  replace(next: Directory): void {
    this.#directory = next;
  }

  /** Resolves with what is newer than what was held. */
  async load(pool: Pool): Promise<Listed[]> {
    const { rows } = await pool.query<{ id: string; listed: Listed }>('select id, listed from directory');
    const before = this.#directory;
    this.#directory = new Map(rows.map(({ id, listed }) => [id, listed]));
    return rows.flatMap(({ id, listed }) => (before.get(id)?.version === listed.version ? [] : [listed]));
  }
}
