// A customer record: one person. For now one identity, on the channel they wrote on.
import type { FactOf } from '../fact.ts';

export interface Customer {
  id: string;
  version: number;
  channel: string;
  name: string;
  since: number;
}

export function evolveCustomer(before: Customer | undefined, fact: FactOf<'customer'>): Customer {
  if (before) throw new Error(`customer ${fact.id}: arrived twice`);
  return { id: fact.id, version: fact.version, channel: fact.channel, name: fact.name, since: fact.at };
}
