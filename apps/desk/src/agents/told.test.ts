import type { EntityOf } from '@oriel/protocol';
import { expect, test } from 'vitest';
import { told, toldAct, type ToldAct } from './told.ts';

const entry = (more: Partial<EntityOf<'entry'>>): EntityOf<'entry'> => ({
  kind: 'entry',
  id: 'i.4',
  version: 4,
  interaction: 'i',
  what: 'event',
  from: 'system',
  by: { id: 'sam', name: 'Sam Marlow' },
  onBehalfOf: { id: 'ana', name: 'Ana Ribeiro' },
  agent: { id: 'ana', name: 'Ana Ribeiro' },
  event: null,
  text: '',
  at: 0,
  ...more,
});

test('K17: what the panel says the agent will read is what the agent reads', () => {
  const acts: [ToldAct, string, Partial<EntityOf<'entry'>>][] = [
    ['accept', '', { event: 'accepted' }],
    ['ask', '', { event: 'accepted' }],
    ['complete', '', { event: 'completed' }],
    ['comment', 'Kindly, please.', { what: 'comment', text: 'Kindly, please.' }],
  ];
  const panels = acts.map(([act, text]) => toldAct(act, 'Sam', text));
  expect(acts.map(([, , more]) => told(entry(more), undefined))).toEqual(panels);
  expect(panels).toEqual([
    'Sam accepted this for you',
    'Sam accepted this for you',
    'Sam completed this for you',
    'Sam commented: Kindly, please.',
  ]);
});

test('K17: the agent reads whose interaction it was; never how long anybody had been looking', () => {
  expect(told(entry({ event: 'completed' }), 'Priya Nair')).toBe('Sam completed this for you · Priya Nair');
});
