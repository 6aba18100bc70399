// `oriel backup FILE` and `oriel restore FILE`. What the monitoring log is held against comes from whoever knows the log.
import { stat } from 'node:fs/promises';
import type { PoolClient } from 'pg';
import { asked, ended, inBytes, type Code, type Environment, type Out } from '../command-line.ts';
import { installed } from '../installed.ts';
import { openForCommand } from '../store/embedded/for-command.ts';
import { createPool } from '../store/pool.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

export const usage = `oriel backup FILE                        everything, of one moment, while the server runs or not
oriel restore FILE                       from a backup, into an empty place (--data, --database-url)
`;

/** The monitoring log, as an archive needs it. */
export interface LogSeal {
  /** Where it ends, signed with the key that this secret is made of; null: it is not chained yet. */
  head(client: PoolClient, seed: string, now: number): Promise<unknown>;
  /** What is wrong with it, held against that; undefined: nothing. */
  wrong(client: PoolClient, head: unknown): Promise<string | undefined>;
}

export const backupCommand = (argv: readonly string[], env: Environment, out: Out, seal: LogSeal): Promise<Code> =>
  ended(out, async () => {
    const { operand: path, options } = asked(argv, env, usage);
    const house = await openForCommand(options);
    const db = createPool(house.url, 1, 'oriel backup');
    try {
      const seed = await house.secret('monitoring-log');
      const now = Date.now();
      const logHead = (client: PoolClient) => seal.head(client, seed, now);
      const { rows, files } = await backUp({ db, dataDir: options.dataDir, path, now, logHead });
      const { size } = await stat(path);
      out.write(`Written to ${path} and read again: ${rows} rows, ${files} files, ${inBytes(size)}.\n`);
      out.write(
        'It holds secrets and what people wrote: keep it where only you can read it, and not on this machine alone.\n',
      );
      return 0;
    } finally {
      await db.end();
      await house.close();
    }
  });

export const restoreCommand = (argv: readonly string[], env: Environment, out: Out, seal: LogSeal): Promise<Code> =>
  ended(out, async () => {
    const { operand: path, options } = asked(argv, env, usage);
    const { dataDir, databaseUrl } = options;
    const { manifest, rows, files, logWrong } = await restore({
      ...{ path, dataDir, databaseUrl },
      migrations: installed('apps/server/src/store/migrations'),
      checkLog: (client, head) => seal.wrong(client, head),
    });
    const when = new Date(manifest.at).toISOString();
    out.write(`Restored as it was on ${when} (Oriel ${manifest.version}): ${rows} rows, ${files} files.\n`);
    out.write('Start Oriel on it as before. Everybody signs in anew; what was not sent is not in it.\n');
    if (logWrong === undefined) return 0;
    out.complain(`The monitoring log in it is NOT as it was written, and was restored as it is. ${logWrong}.\n`);
    return 1;
  });
