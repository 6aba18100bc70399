// The monitoring log for other commands: in a backup it is sealed by a signed head when that is written, and held against
// the head when it is restored; the doctor holds it against copied heads.
import { readFile } from 'node:fs/promises';
import type { PoolClient } from 'pg';
import type { LogSeal } from '../backup/commands.ts';
import type { ExportLog } from '../leaving/commands.ts';
import type { CheckLog } from '../operations/doctor.ts';
import { exportOf } from './chain/export.ts';
import { newSeed, signerWith, type SignedHead } from './chain/heads.ts';
import { PostgresChain } from './chain/postgres-chain.ts';
import { headsIn, Verification } from './chain/verify.ts';

export const logSeal: LogSeal = {
  async head(client, seed, now) {
    if (!(await isChained(client))) return null;
    return signerWith(seed).sign({ ...(await chainOver(client).end()), at: now });
  },

  wrong: (client, head) => wrongWith(client, [head as SignedHead]),
};

export const exportedLog: ExportLog = (client, seed) => exportOf(chainOver(client), signerWith(seed), Date.now);

/** As it stands in the database now, held against the heads that were copied to a file. */
export const logAgainstFile: CheckLog = async (client, headsFile) => {
  const copied = headsIn(await readFile(headsFile, 'utf8').catch(() => ''));
  return 'wrong' in copied ? copied.wrong : wrongWith(client, copied);
};

async function wrongWith(client: PoolClient, heads: readonly SignedHead[]): Promise<string | undefined> {
  // The export's own head is signed for this reading alone; what counts are the copied ones.
  const reader = signerWith(newSeed());
  const verification = new Verification({ heads, keys: [...heads.map(({ key }) => key), reader.key] });
  for await (const page of exportOf(chainOver(client), reader, Date.now))
    for (const line of page.split('\n').slice(0, -1)) verification.take(line);
  const verdict = verification.verdict(true);
  return 'wrong' in verdict ? verdict.wrong : undefined;
}

const chainOver = (client: PoolClient): PostgresChain => new PostgresChain(client, client);

async function isChained(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(`select to_regclass('monitoring_log_texts') is not null as is`);
  return rows[0]!.is;
}
