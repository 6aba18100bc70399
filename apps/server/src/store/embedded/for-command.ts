/**
 * The house for a command beside the server: the given database; else the embedded one, as it runs, or brought up for as
 * long as the command takes. Makes no data directory and changes no mark of it.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { checkDatabase } from './check-database.ts';
import { type DataDirectory, openSecrets, takeDataDirectory } from './data-directory.ts';
import { addressOf, databaseName, startEmbedded } from './index.ts';

export interface House {
  url: string;
  secret: DataDirectory['secret'];
  close(): Promise<void>;
}

export async function openForCommand(options: { dataDir: string; databaseUrl: string | undefined }): Promise<House> {
  const { dataDir, databaseUrl } = options;
  const secret = await openSecrets({ dataDir, floor: undefined });
  if (databaseUrl !== undefined) {
    await checkDatabase(databaseUrl);
    return { url: databaseUrl, secret, close: async () => {} };
  }
  const running = await runningIn(dataDir);
  if (running !== undefined) return { url: running, secret, close: async () => {} };
  const directory = await takeDataDirectory({ dataDir, floor: undefined });
  try {
    const embedded = await startEmbedded({ dataDir, log: () => undefined });
    return {
      url: embedded.url,
      secret,
      async close() {
        await embedded.stop();
        await directory.release();
      },
    };
  } catch (error) {
    await directory.release();
    throw error;
  }
}

/** PostgreSQL says in its own file where its socket is; the file outlives a machine that lost its power. */
async function runningIn(dataDir: string): Promise<string | undefined> {
  const file = await readFile(join(resolve(dataDir), 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const sockets = file.split('\n')[4];
  if (!sockets) return undefined;
  const url = addressOf(sockets, databaseName);
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return url;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}
