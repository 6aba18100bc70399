import type { EntityOf } from '@oriel/protocol';
import { expect, test } from 'vitest';
import { clock } from '../texts/times.ts';
import { told, toldAct, toldReroute, type Told, type ToldAct } from './told.ts';

const hour = 3_600_000;
const ben = { id: 'ben', name: 'Ben Osei' };

const named = (ids: readonly string[]) => ids.map((id) => `${id.charAt(0).toUpperCase()}${id.slice(1)}`);

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
  of: null,
  until: null,
  teamName: null,
  reason: null,
  language: null,
  categories: [],
  categoryName: null,
  load: null,
  points: null,
  text: '',
  mentions: [],
  at: 0,
  ...more,
});

test('K17: what the panel says the agent will read is what the agent reads', () => {
  const acts: [ToldAct, Told, Partial<EntityOf<'entry'>>][] = [
    ['accept', {}, { event: 'accepted' }],
    ['ask', {}, { event: 'accepted' }],
    ['complete', {}, { event: 'completed' }],
    ['defer', { until: hour }, { event: 'deferred', until: hour }],
    ['transfer', { to: 'Ben', text: 'He knows.' }, { event: 'transferred', agent: ben, text: 'He knows.' }],
    ['transfer', { to: 'Returns' }, { event: 'transferred', agent: null, teamName: 'Returns' }],
    ['resume', {}, { event: 'resumed' }],
    ['complete', { categories: ['Solved'] }, { event: 'completed', categories: ['solved'] }],
    ['save-categories', { categories: ['Lamps', 'Late'] }, { event: 'categorized', categories: ['lamps', 'late'] }],
    ['save-categories', { categories: [] }, { event: 'categorized' }],
    ['set-language', { language: 'pt' }, { event: 'language-set', language: 'pt' }],
    ['set-language', { language: null }, { event: 'language-set' }],
    ['approve', {}, { what: 'message', event: 'approved', text: 'Dear Kim!' }],
    ['return', { text: 'Kinder.' }, { event: 'returned-for-change', text: 'Kinder.' }],
    ['comment', { text: 'Kindly, please.' }, { what: 'comment', text: 'Kindly, please.' }],
  ];
  const panels = acts.map(([act, text]) => toldAct(act, 'Sam', { ...text, customer: 'Priya' }, 0));
  expect(acts.map(([, , more]) => told(entry(more), 'Priya', named))).toEqual(panels);
  expect(panels).toEqual([
    'Sam accepted this for you · Priya',
    'Sam accepted this for you · Priya',
    'Sam completed this for you · Priya',
    `Sam deferred this for you until ${clock(hour)} · Priya`,
    'Sam transferred this to Ben for you: He knows. · Priya',
    'Sam transferred this to Returns for you · Priya',
    'Sam resumed this for you · Priya',
    'Sam completed this for you: Solved · Priya',
    'Sam saved categories for you: Lamps, Late · Priya',
    'Sam took all categories off for you · Priya',
    'Sam set the language to Portuguese for you · Priya',
    'Sam took the language away for you · Priya',
    'Sam approved your reply · Priya',
    'Sam returned your reply: Kinder. · Priya',
    'Sam commented: Kindly, please. · Priya',
  ]);
});

test('CT9 K17: that it goes back to routing is read beforehand too', () => {
  const rerouted = told(entry({ event: 'rerouted', categories: ['lamps'] }), 'Priya', named);
  expect(rerouted).toBe(toldReroute(['Lamps'], 'Priya'));
  expect(rerouted).toBe('Back to routing: Lamps is not among your skills · Priya');
  expect(toldReroute(['Lamps', 'Late'], null)).toBe('Back to routing: Lamps, Late are not among your skills');
});

test('K17: whose the next interaction is, nobody knows before it is asked for', () => {
  expect(toldAct('ask', 'Sam', { customer: null }, 0)).toBe('Sam accepted this for you');
});
