import type { Act, Channel, Directory, Listed, Team } from '@oriel/domain';
import { describe, expect, test } from 'vitest';
import type { CustomerTokens } from '../../access/customer-tokens.ts';
import { StoreFailure } from '../../store/commits.ts';
import { createChats } from './chats.ts';

const shop: Channel = {
  kind: 'channel',
  id: 'shop',
  version: 1,
  name: 'Web chat',
  team: 'orders',
  sites: [],
  readers: '',
  group: 'realtime',
  priority: 0,
};
const orders: Team = {
  kind: 'team',
  id: 'orders',
  version: 1,
  name: 'Orders',
  policyVersion: 0,
  policy: null,
  dispositionMandatory: false,
};
const directory: Directory = new Map<string, Listed>([
  ['shop', shop],
  ['orders', orders],
]);

function bench(failure?: Error) {
  const acts: Act[] = [];
  const given: string[] = [];
  const give = async (...to: string[]) => {
    given.push(to.join(' on '));
    return 'chat-token';
  };
  const commit = async (act: Act) => {
    acts.push(act);
    if (failure) throw failure;
    return { did: {} };
  };
  const chats = createChats({
    commits: { commit },
    directory: () => directory,
    customerTokens: { give } as unknown as CustomerTokens,
    newId: () => 'customer-1',
    visitorNumber: () => 4821,
  });
  return { chats, acts, given };
}

describe('A17 a chat begins', () => {
  test('H5 D14 a card’s number in the name is masked as in a message', async () => {
    const { chats, acts } = bench();
    await chats.begin('shop', 'Rosa 4111 1111 1111 1111');
    expect(acts.map(({ command }) => 'name' in command && command.name)).toEqual(['Rosa 4111 11•• •••• 1111']);
  });

  test('A17 a customer is made by the system, and then gets a token', async () => {
    const { chats, acts, given } = bench();
    expect(await chats.begin('shop', 'Rosa')).toEqual({ token: 'chat-token', customer: 'customer-1' });
    const command = { kind: 'arrive', customer: 'customer-1', channel: 'shop', name: 'Rosa' };
    expect(acts).toEqual([{ by: { kind: 'system' }, key: null, command }]);
    expect(given).toEqual(['customer-1 on shop']);
  });

  test('A17 who gives no name is a visitor with a number', async () => {
    const { chats, acts } = bench();
    await chats.begin('shop', undefined);
    expect(acts.map(({ command }) => command)).toMatchObject([{ name: 'Visitor 4821' }]);
  });

  test('A17 an unknown channel, or a team that is called so, makes nobody', async () => {
    const { chats, acts, given } = bench();
    expect([await chats.begin('nowhere', 'Rosa'), await chats.begin('orders', 'Rosa')]).toEqual([
      'not-found',
      'not-found',
    ]);
    expect([acts, given]).toEqual([[], []]);
  });

  test('P1 no customer on disk, no token', async () => {
    const { chats, given } = bench(new StoreFailure('away'));
    await expect(chats.begin('shop', 'Rosa')).rejects.toThrow(StoreFailure);
    expect(given).toEqual([]);
  });
});
