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
  group: 'realtime',
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
  target: null,
  last: null,
  submitted: null,
  categories: [],
  language: null,
  categoriesVersion: 0,
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

test('AP6 what was handed in stands where it was, until it is sent or in its author’s hands again; then who decided', () => {
  const handed = event(1, 'submitted', { from: 'agent', by: ana, agent: ana, text: 'No.' });
  const pending = { is: 'pending', version: 1, text: 'No.', at, customerWrote: false } as const;
  const shown = (...since: EntityOf<'entry'>[]) =>
    linesOf([handed, ...since], { ...interaction, submitted: since.length === 0 ? pending : null }, 'ana', at).map(
      (line) => [line.kind, 'by' in line ? line.by : '', line.text, ...('delivery' in line ? [line.delivery] : [])],
    );
  const end = (name: EntityOf<'entry'>['event'], more: Partial<EntityOf<'entry'>>) =>
    event(2, name, { from: 'agent', by: sam, agent: ana, of: 1, ...more });
  expect(shown()).toEqual([['agent', ana.name, 'No.', 'Waiting for approval']]);
  expect(shown(end('approved', { what: 'message', text: 'No.' }))).toEqual([
    ['agent', ana.name, 'No.', 'approved by Sam Marlow'],
  ]);
  expect(shown(end('returned-for-change', { text: 'Kinder.' }))).toEqual([
    ['agent', ana.name, 'No.', 'not sent'],
    ['comment', sam.name, 'Kinder.'],
  ]);
  const back = ['event', '', 'Ana Ribeiro took a reply back before it was sent'];
  expect(shown(end('taken-back', { by: ana }))).toEqual([back]);
  // The system took it back with the interaction: the text stays.
  expect(shown(end('taken-back', { from: 'system', by: null }))).toEqual([
    ['agent', ana.name, 'No.', 'not sent'],
    back,
  ]);
  const wrote = linesOf([handed], { ...interaction, submitted: { ...pending, customerWrote: true } }, 'ana', at);
  expect(wrote[0]).toMatchObject({ delivery: 'Waiting for approval · The customer has written since.' });
});

test('K28: what was deferred, transferred and resumed is told in sentences, and why it rang where it did', () => {
  const ben = { id: 'ben', name: 'Ben Osei' };
  const at14 = new Date('2026-03-02T14:00:00').getTime();
  const told = (name: EntityOf<'entry'>['event'], more: Partial<EntityOf<'entry'>>) => {
    const [line] = linesOf([event(1, name, { at: at14, ...more })], undefined, 'ana', at14);
    return line?.kind === 'event' && line.text;
  };
  const forAna = { by: sam, onBehalfOf: ana };
  expect([
    told('deferred', { by: ana, agent: ana, until: at14 + 1_800_000 }),
    told('deferred', { ...forAna, agent: ana, until: at14 + 19 * 3_600_000 }),
    told('returned', { agent: ana }),
    told('returned', { agent: ana, from: 'customer', by: priya }),
    told('transferred', { by: ana, agent: ben, text: 'He knows.' }),
    told('transferred', { ...forAna, teamName: 'Returns' }),
    told('resumed', { by: ana, agent: ana }),
    told('resumed', { ...forAna, agent: ana }),
    told('lost', { agent: ana }),
    told('offered', { agent: ana, reason: 'had-this-customer' }),
    told('offered', { agent: ben, reason: 'transferred' }),
    told('offered', { agent: ben, reason: 'deferred-it' }),
    told('offered', { agent: ben, reason: 'least-loaded' }),
    told('offered', { agent: ben }),
    told('language-set', { by: ana, from: 'agent', language: 'pt' }),
    told('language-set', { by: null, from: 'system', language: 'pt' }),
  ]).toEqual([
    'Ana Ribeiro deferred until 14:30',
    'Sam Marlow deferred for Ana Ribeiro until Tue 3 Mar, 09:00',
    'Back again: it had been deferred',
    'Back early: the customer wrote',
    'Ana Ribeiro transferred to Ben Osei: “He knows.”',
    'Sam Marlow transferred to Returns for Ana Ribeiro',
    'Ana Ribeiro resumed',
    'Sam Marlow resumed for Ana Ribeiro',
    'Ana Ribeiro had been gone for an hour: offered to others',
    'Rang at Ana Ribeiro: had this customer last',
    'Rang at Ben Osei: it was transferred there',
    'Rang at Ben Osei: had deferred it',
    'Rang at Ben Osei: had the least to do',
    'Rang at Ben Osei',
    'Ana Ribeiro set the language to Portuguese',
    false,
  ]);
});

test('K11: what was written here and is under way says how far it is, and a refusal why', () => {
  const line = { id: 'o1', at, text: 'Hello', what: 'reply' as const };
  const said = (['sending', 'waiting for network', 'refused'] as const).map((state) => {
    const shown = pendingLine({ ...line, state, why: 'It is not ongoing.' }, 'Ana Ribeiro');
    return shown.kind === 'agent' && shown.delivery;
  });
  expect(said).toEqual(['sending', 'waits for the connection', 'not sent: It is not ongoing.']);
});
