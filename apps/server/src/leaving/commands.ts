// `oriel export FILE`: everything, for leaving.
import { link, open, rm } from 'node:fs/promises';
import type { PoolClient } from 'pg';
import { asked, ended, type Code, type Environment, type Out } from '../command-line.ts';
import { openForCommand } from '../store/embedded/for-command.ts';
import { CannotStart, reasonOf } from '../store/embedded/index.ts';
import { createPool } from '../store/pool.ts';
import { writeForLeaving } from './archive-for-leaving.ts';

export const usage = `oriel export FILE                        everything in JSON lines, for leaving; no passwords, no keys
`;

/** The monitoring log in the form that `verify` reads. */
export type ExportLog = (client: PoolClient, seed: string) => AsyncIterable<string>;

export const exportCommand = (
  argv: readonly string[],
  env: Environment,
  out: Out,
  exportLog: ExportLog,
): Promise<Code> =>
  ended(out, async () => {
    const { operand: path, options } = asked(argv, env, usage);
    const house = await openForCommand(options);
    const db = createPool(house.url, 1, 'oriel export');
    const draft = `${path}.part`;
    try {
      const seed = await house.secret('monitoring-log');
      const file = await open(draft, 'wx', 0o600).catch((error: unknown) => {
        throw new CannotStart(`${draft} cannot be written: ${reasonOf(error)}.`);
      });
      try {
        const counts = await writeForLeaving({
          ...{ db, file, spool: `${path}.spool`, now: Date.now() },
          monitoringLog: (client) => exportLog(client, seed),
        });
        await file.sync();
        await link(draft, path).catch((error: unknown) => {
          throw new CannotStart(`${path} cannot be written: ${reasonOf(error)}.`);
        });
        const said = Object.entries(counts).map(([name, count]) => `  ${name}  ${count}\n`);
        out.write(`Written to ${path}:\n${said.join('')}`);
        out.write('It holds what people wrote: keep it where only you can read it.\n');
        return 0;
      } finally {
        await file.close();
        await rm(draft, { force: true });
      }
    } finally {
      await db.end();
      await house.close();
    }
  });
