// Builders of customers' records.
import { evolveCustomer, type Customer } from '../../src/customers/customer.ts';
import type { CustomerFact } from '../../src/customers/facts.ts';

/** Came on *chat*, under their id with a capital; what happened since is by Ana, each a second after the one before. */
export function aCustomer(id: string, ...facts: CustomerFact[]): Customer {
  const arrived: CustomerFact = { kind: 'arrived', channel: 'chat', name: id.charAt(0).toUpperCase() + id.slice(1) };
  let customer: Customer | undefined;
  for (const [index, fact] of [arrived, ...facts].entries()) {
    const place = {
      version: index + 1,
      by: index === 0 ? 'system' : 'person:ana',
      onBehalfOf: null,
      at: index * 1_000,
    };
    customer = evolveCustomer(customer, { stream: 'customer', id, ...fact, ...place });
  }
  return customer!;
}

export const byId = (...customers: Customer[]): Map<string, Customer> =>
  new Map(customers.map((each) => [each.id, each]));
