import type { EntityOf } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { linesOf, pendingLine } from './lines.ts';

const at = 1_700_000_000_000;
const ana = { id: 'ana', name: 'Ana Ribeiro' };
const sam = { id: 'sam', name: 'Sam Marlow' };
const priya = { id: 'priya', name: 'Priya Nair' };

const entry = (version: number, more: Partial<EntityOf<'entry'>>): EntityOf<'entry'> => ({
  kind: 'entry',
  id: `i.${version}`,
  version,
  interaction: 'i',
  what: 'message',
  from: 'customer',
  by: priya,
  onBehalfOf: null,
  agent: null,
  event: null,
  text: '',
  at,
  ...more,
});
const event = (version: number, name: EntityOf<'entry'>['event'], more: Partial<EntityOf<'entry'>> = {}) =>
  entry(version, { what: 'event', from: 'system', event: name, ...more });

const interaction: EntityOf<'interaction'> = {
  kind: 'interaction',
  id: 'i',
  version: 8,
  state: 'ongoing',
  channel: 'web',
  channelName: 'Web chat',
  team: 'orders',
  customer: 'priya',
  customerName: 'Priya Nair',
  agent: 'ana',
  agentName: 'Ana Ribeiro',
  answered: true,
  waitsSince: at,
  createdAt: at,
  stateAt: at,
  due: null,
  last: null,
  categories: [],
};

const entries = [
  event(1, 'opened'),
  entry(2, { text: 'Hello?' }),
  event(3, 'completed', { by: sam, onBehalfOf: ana, agent: ana }),
  event(4, 'reopened'),
  entry(5, { text: 'Again.' }),
  entry(6, { from: 'agent', by: ana, text: 'Yes?' }),
  entry(7, { text: 'Well.' }),
];

describe('a conversation', () => {
  const lines = linesOf(entries, interaction, 'ana', at);

  test('K7: the border is on what the customer said since it was opened or reopened, and on nothing else', () => {
    expect(lines.map((line) => (line.kind === 'customer' ? line.state : line.kind))).toEqual([
      'event',
      undefined,
      'event',
      'event',
      'answered',
      'agent',
      'answered',
    ]);
  });

  test('K7: it is the border of the desk’s own agent: on another’s desk there is none', () => {
    const others = linesOf(entries, interaction, 'ben', at);
    expect(others.filter((line) => line.kind === 'customer' && line.state !== undefined)).toEqual([]);
  });

  test('K8: the last thing the customer said waits, and is late past its target alone; nothing waits in what is over', () => {
    const waits = (now: number, state: 'ongoing' | 'completed' = 'ongoing') =>
      linesOf(entries, { ...interaction, state }, 'ana', now).flatMap((line) =>
        line.kind === 'customer' && typeof line.waitsSince === 'number' ? [[line.id, line.isLate]] : [],
      );
    expect(waits(at + 120_000)).toEqual([['i.7', false]]);
    expect(waits(at + 120_001)).toEqual([['i.7', true]]);
    expect(waits(at + 120_001, 'completed')).toEqual([]);
  });

  test('K16: what somebody did on another’s behalf carries both names', () => {
    expect(lines[2]).toMatchObject({ kind: 'event', text: 'Sam Marlow completed for Ana Ribeiro' });
  });
});

test('K11: what was written here and is under way says how far it is, and a refusal why', () => {
  const line = { id: 'o1', at, text: 'Hello', what: 'reply' as const };
  const said = (['sending', 'waiting for network', 'refused'] as const).map((state) => {
    const shown = pendingLine({ ...line, state, why: 'It is not ongoing.' }, 'Ana Ribeiro');
    return shown.kind === 'agent' && shown.delivery;
  });
  expect(said).toEqual(['sending', 'waits for the connection', 'not sent: It is not ongoing.']);
});
