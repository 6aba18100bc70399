// The directory in memory: loaded at start, replaced by the committer after each commit that touched it.
import type { Directory, Listed } from '@oriel/domain';
import type { Pool } from 'pg';

export class DirectoryHolder {
  #directory: Directory = new Map();

  now = (): Directory => this.#directory;

  replace(next: Directory): void {
    this.#directory = next;
  }

  async load(pool: Pool): Promise<void> {
    const { rows } = await pool.query<{ id: string; listed: Listed }>('select id, listed from directory');
    this.#directory = new Map(rows.map(({ id, listed }) => [id, listed]));
  }
}
