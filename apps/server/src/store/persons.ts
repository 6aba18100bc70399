// The records merged into one: whoever asks for one of them is given all of that person. Records are merged by pointers,
// which change nothing else of them (domain, customers), so persons are walked: up to the first, and down again.
import type { Pool, PoolClient } from 'pg';
import type { CustomerRow } from './rows.ts';

/** `union` and not `union all`: each record once, so the walk ends whatever the pointers say. */
const walk = `with recursive up as (
    select id, merged_into from customers where id = any($1)
    union select c.id, c.merged_into from customers c join up on c.id = up.merged_into
  ), down as (
    select id from up where merged_into is null
    union select c.id from customers c join down on c.merged_into = down.id
  ) select * from customers where id in (select id from down)`;

export async function personsIn(client: Pool | PoolClient, ids: readonly string[]): Promise<CustomerRow[]> {
  return (await client.query<CustomerRow>(walk, [ids])).rows;
}
