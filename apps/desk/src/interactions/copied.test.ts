import type { EntityOf } from '@oriel/protocol';
import { expect, test } from 'vitest';
import { copiedLines, copiedText, type WholeConversation } from './copied.ts';

const interaction = {
  id: 'one',
  customerName: 'Priya',
  channelName: 'Shop',
  agent: 'ana',
  state: 'completed',
  stateAt: 9_000,
  waitsSince: null,
  submitted: null,
} as EntityOf<'interaction'>;

const entry = (version: number, more: Partial<EntityOf<'entry'>>): EntityOf<'entry'> => ({
  ...{ kind: 'entry', id: `one.${version}`, version, interaction: 'one', what: 'message', event: null },
  ...{ from: 'agent', by: { id: 'ana', name: 'Ana' }, onBehalfOf: null, agent: null, of: null, until: null },
  ...{ teamName: null, reason: null, categories: [], language: null, categoryName: null, load: null, points: null },
  ...{ text: '', mentions: [], at: Date.UTC(2026, 0, 5, 9, version) },
  ...more,
});

const whole: WholeConversation = {
  interaction,
  entries: [
    entry(1, { what: 'event', event: 'opened', from: 'customer', by: null }),
    entry(2, { from: 'customer', by: null, text: 'Where is it?\nI wait.' }),
    entry(3, { what: 'comment', text: 'A regular.' }),
    entry(4, { text: 'On its way.' }),
    entry(5, { what: 'event', event: 'submitted', text: 'Never sent' }),
  ],
};

test('CP3 without comments and what happened, it is what the customer has seen', () => {
  const lines = copiedLines(whole, false, () => []);
  expect(lines.map(({ by, text }) => [by, text])).toEqual([
    ['Priya', 'Where is it?\nI wait.'],
    ['Ana', 'On its way.'],
  ]);
  expect(copiedText(whole, lines)).toMatch(
    /^Conversation with Priya\nShop\n\n\[[^\]]+\] Priya:\nWhere is it\?\nI wait\.\n\n\[[^\]]+\] Ana:\nOn its way\.\n$/,
  );
});

test('CP3 whole, a comment says that it was for colleagues, and what was not sent that it was not', () => {
  const lines = copiedLines(whole, true, () => []);
  expect(lines).toHaveLength(5);
  expect(lines[2]).toMatchObject({ by: 'Ana, to colleagues', text: 'A regular.' });
  expect(lines[4]!.by).toMatch(/^Ana · /);
  expect(lines[0]).not.toHaveProperty('by');
});
