import { expect, test } from 'vitest';
import type { FactOf } from '../fact.ts';
import { evolveCustomer } from './customer.ts';

test('I4 a customer arrives once, on a channel, under a name', () => {
  const fact: FactOf<'customer'> = {
    stream: 'customer',
    id: 'kim',
    kind: 'arrived',
    channel: 'chat',
    name: 'Kim',
    version: 1,
    by: 'system',
    onBehalfOf: null,
    at: 5,
  };
  const kim = evolveCustomer(undefined, fact);
  expect(kim).toEqual({ id: 'kim', version: 1, channel: 'chat', name: 'Kim', since: 5 });
  expect(() => evolveCustomer(kim, { ...fact, version: 2 })).toThrow('arrived twice');
});
