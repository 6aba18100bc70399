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
  const panels = acts.map(([act, text]) => toldAct(act, 'Sam', text, 'Priya'));
  expect(acts.map(([, , more]) => told(entry(more), 'Priya'))).toEqual(panels);
  expect(panels).toEqual([
    'Sam accepted this for you · Priya',
    'Sam accepted this for you · Priya',
    'Sam completed this for you · Priya',
    'Sam commented: Kindly, please. · Priya',
  ]);
});

test('K17: whose the next interaction is, nobody knows before it is asked for', () => {
  expect(toldAct('ask', 'Sam', '', null)).toBe('Sam accepted this for you');
});
