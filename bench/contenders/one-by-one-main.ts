// The same messages, each in a transaction of its own, over 32 connections: 32 of the product's own committers, each with
// one connection and one command at a time, so that no two share a commit. No sockets, no desks: only the store.
import { answering } from '../answering.ts';
import type { Principal } from '@oriel/domain';
import { committerOn } from '../floor/committing.ts';
import type { Filled } from '../floor/fill.ts';
import { newId } from '../../apps/server/src/ids.ts';
import type { Committer } from '../../apps/server/src/store/committer.ts';
import { DirectoryHolder } from '../../apps/server/src/store/directory.ts';
import { createPool } from '../../apps/server/src/store/pool.ts';

const connections = 32;

export interface Order {
  databaseUrl: string;
  filled: Filled;
  seconds: number;
}

async function run({ databaseUrl, filled, seconds }: Order): Promise<{ perSecond: number }> {
  const channels = new Map<string, string>();
  const first = createPool(databaseUrl, 1, 'bench');
  const { rows } = await first.query<{ customer: string; channel: string }>(
    'select customer, channel from customer_tokens',
  );
  for (const { customer, channel } of rows) channels.set(customer, channel);
  const directory = new DirectoryHolder();
  await directory.load(first);
  await first.end();
  const writers: ((text: string) => { by: Principal; command: object })[] = [
    ...filled.customers.map(({ id }) => (text: string) => ({
      by: { kind: 'customer', id, channel: channels.get(id)! } as const,
      command: { kind: 'say', text },
    })),
    ...filled.agents.map(({ id, interaction }) => (text: string) => ({
      by: { kind: 'person', id } as const,
      command: { kind: 'reply', interaction, text },
    })),
  ];
  let done = 0;
  const until = performance.now() + seconds * 1000;
  const lanes = Math.min(connections, writers.length);
  const pools = Array.from({ length: lanes }, () => createPool(databaseUrl, 1, 'bench one by one'));
  const begun = performance.now();
  await Promise.all(
    pools.map(async (pool, lane) => {
      const commits = committerOn(pool, directory);
      // Each lane has writers of its own: nobody waits for another's lock.
      const mine = writers.filter((_, index) => index % lanes === lane);
      for (let turn = 0; performance.now() < until; turn += 1) {
        const { by, command } = mine[turn % mine.length]!(
          `Message ${turn}: the parcel is on its way and comes tomorrow.`,
        );
        const outcome = await commits.commit({ by, key: newId(), command } as Parameters<Committer['commit']>[0]);
        if ('refused' in outcome) throw new Error(`refused: ${outcome.refused}`);
        done += 1;
      }
      await commits.idle();
    }),
  );
  const perSecond = done / ((performance.now() - begun) / 1000);
  await Promise.all(pools.map((pool) => pool.end()));
  return { perSecond };
}

answering(run);
