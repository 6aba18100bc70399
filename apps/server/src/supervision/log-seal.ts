// The monitoring log in a backup: sealed by a signed head when it is written, held against that head when it is restored.
import type { PoolClient } from 'pg';
import type { LogSeal } from '../backup/commands.ts';
import { exportOf } from './chain/export.ts';
import { newSeed, signerWith, type SignedHead } from './chain/heads.ts';
import { PostgresChain } from './chain/postgres-chain.ts';
import { Verification } from './chain/verify.ts';

export const logSeal: LogSeal = {
  async head(client, seed, now) {
    if (!(await isChained(client))) return null;
    return signerWith(seed).sign({ ...(await chainOver(client).end()), at: now });
  },

  async wrong(client, head) {
    const sealed = head as SignedHead;
    // The export's own head is signed for this reading alone; what counts is the sealed one.
    const reader = signerWith(newSeed());
    const verification = new Verification({ heads: [sealed], keys: [sealed.key, reader.key] });
    for await (const page of exportOf(chainOver(client), reader, () => sealed.head.at))
      for (const line of page.split('\n').slice(0, -1)) verification.take(line);
    const verdict = verification.verdict(true);
    return 'wrong' in verdict ? verdict.wrong : undefined;
  },
};

const chainOver = (client: PoolClient): PostgresChain => new PostgresChain(client, client);

async function isChained(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(`select to_regclass('monitoring_log_texts') is not null as is`);
  return rows[0]!.is;
}
