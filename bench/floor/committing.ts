// The product's committer on a database, without a server around it.
import type { Pool } from 'pg';
import { newId } from '../../apps/server/src/ids.ts';
import { Committer } from '../../apps/server/src/store/committer.ts';
import type { DirectoryHolder } from '../../apps/server/src/store/directory.ts';

export const committerOn = (pool: Pool, directory: DirectoryHolder): Committer =>
  new Committer({
    pool,
    now: () => Date.now(),
    newId,
    dateOf: (at) => new Date(at).toISOString().slice(0, 10),
    directory,
    languageOf: () => null,
    committed: () => {},
    fault: (error) => {
      throw error;
    },
    failed: (error) => {
      throw error;
    },
    lookAgain: async () => [],
  });
