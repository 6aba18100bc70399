import { mergedMax, notesMax, ownFieldsMax, tagsMax, type Field } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { aTeam, directoryWith, floor, person, someTerms } from '../../testing/builders/access.ts';
import { aCustomer, byId } from '../../testing/builders/customers.ts';
import { accepted, anInteraction, completed } from '../../testing/builders/interactions.ts';
import { aScene, shown, type Given } from '../../testing/builders/scene.ts';
import { decide, type RecordCommand } from '../decide.ts';
import type { Customer } from './customer.ts';
import type { CustomerFact } from './facts.ts';

const set = (field: Field, text: string): CustomerFact => ({ kind: 'field-set', field, text });
const ofLou = { ...anInteraction('two', accepted('ana')), customer: 'lou', customerName: 'Lou' };

/** Ana, who has *one* of Kim's and *two* of Lou's, gives a command about *one*. */
function meet(
  command: RecordCommand,
  customers: Customer[] = [aCustomer('kim')],
  given: Given = {},
  by = 'ana',
): string {
  const interactions = [anInteraction('one', accepted('ana')), ofLou];
  const scene = aScene({ interactions, customers: byId(...customers), ...given });
  return shown(decide(scene, { by: person(by), key: null, command }));
}

const field = (name: Field, text: string, more: { seen?: number; record?: string; for?: string } = {}) =>
  ({ kind: 'set-field', interaction: 'one', record: 'kim', field: name, text, seen: 0, ...more }) as const;
const tag = (text: string) => ({ kind: 'add-tag', interaction: 'one', text }) as const;
const untag = (text: string) => ({ kind: 'remove-tag', interaction: 'one', text }) as const;
const note = (text: string) => ({ kind: 'add-note', interaction: 'one', text }) as const;
const merge = (first = 'kim', other = 'lou') => ({ kind: 'merge', interaction: 'one', other, first }) as const;
const unmerge = (record: string) => ({ kind: 'unmerge', interaction: 'one', record }) as const;
const loneLou = aCustomer('lou');
const mergedLou = aCustomer('lou', { kind: 'merged', into: 'kim' });

describe('CU2 who may change a record', () => {
  const all: RecordCommand[] = [
    field('city', 'Rome'),
    ...[tag('new'), untag('vip'), note('hm'), merge(), unmerge('lou')],
    { kind: 'remove-note', interaction: 'one', note: 'kim.3' },
    { kind: 'restore-note', interaction: 'one', note: 'kim.2' },
  ];
  const kim = aCustomer(
    ...(['kim', { kind: 'note-added', text: 'a' }, { kind: 'note-added', text: 'b' }] as const),
    ...([
      { kind: 'note-removed', note: 2 },
      { kind: 'tag-added', text: 'vip' },
    ] as const),
  );
  const customersOf = (command: RecordCommand) => [kim, command.kind === 'unmerge' ? mergedLou : loneLou];

  test('CU2 whoever may read one of their interactions, in any state; others are told that there is none', () => {
    const interactions = [anInteraction('one', accepted('ana'), completed('ana')), ofLou];
    expect(all.map((command) => meet(command, customersOf(command), { interactions }))).toEqual([
      'customer kim field-set city Rome',
      'customer kim tag-added new',
      'customer kim tag-removed 5',
      'customer kim note-added hm',
      'customer lou merged kim, interaction two renamed Kim',
      'customer lou unmerged kim, interaction two renamed Lou'.replace(', interaction two renamed Lou', ''),
      'customer kim note-removed 3',
      'customer kim note-restored 2',
    ]);
    for (const command of all) expect(meet(command, customersOf(command), {}, 'cleo')).toBe('no: not-found');
    for (const command of all) expect(meet({ ...command, interaction: 'none' }, [kim])).toBe('no: not-found');
  });

  test('CU9 a supervisor for them: a field, a tag, a note; not on a channel that the policy keeps from sight', () => {
    const forAna = [
      field('city', 'Rome', { for: 'ana' }),
      { ...tag('new'), for: 'ana' },
      { ...note('hm'), for: 'ana' },
    ];
    expect(forAna.map((command) => meet(command, undefined, {}, 'sam'))).toEqual([
      ...['customer kim field-set city Rome', 'customer kim tag-added new', 'customer kim note-added hm'],
    ]);
    const directory = directoryWith(floor, aTeam('care', { policy: someTerms({ excludedChannels: ['chat'] }) }));
    expect(forAna.map((command) => meet(command, undefined, { directory }, 'sam'))).toEqual(
      Array(3).fill('no: not-found'),
    );
  });
});

describe('CU3 a field', () => {
  test('CU3 is one plain line; an empty one takes the value away; a name is never empty', () => {
    const rome = [aCustomer('kim', set('city', 'Rome'))];
    expect(meet(field('city', '  Ro\n\u202eme '))).toBe('customer kim field-set city Ro me');
    expect(meet(field('city', ' ', { seen: 2 }), rome)).toBe('customer kim field-set city ');
    expect(meet(field('city', 'Rome', { seen: 2 }), rome)).toBe('no: unchanged');
    expect(meet(field('city', ''))).toBe('no: unchanged');
    expect(meet(field('name', '\u200f', { seen: 1 }))).toBe('no: empty');
    expect(meet(field('own:\u200f', 'x'))).toBe('no: empty');
    expect(meet(field('own:Shoe size', '39'))).toBe('customer kim field-set own:Shoe size 39');
  });

  test('CU4 seen in another version than it has: nobody writes over what they have not seen', () => {
    const rome = [aCustomer('kim', set('city', 'Rome'))];
    expect(meet(field('city', 'Lyon'), rome)).toBe('no: record-changed');
    expect(meet(field('city', 'Lyon', { seen: 2 }), rome)).toBe('customer kim field-set city Lyon');
    expect(meet(field('city', 'Lyon', { seen: 2 }), [aCustomer('kim', set('city', 'Rome'), set('city', ''))])).toBe(
      'no: record-changed',
    );
    expect(meet(field('city', 'Lyon', { record: 'lou' }), [aCustomer('kim'), mergedLou])).toBe('no: record-changed');
    expect(meet(field('phone', '5', { seen: 0 }), rome)).toBe('customer kim field-set phone 5');
  });

  test('CU4 merged a moment ago into a record that nobody has looked at: seen again first', () => {
    expect(meet(field('city', 'Lyon'), [aCustomer('kim', { kind: 'merged', into: 'lou' })])).toBe('no: record-changed');
  });

  test('CU5 the name is on the cards of all their interactions', () => {
    const interactions = [
      anInteraction('one', accepted('ana')),
      anInteraction('old', accepted('ben'), completed('ben')),
    ];
    expect(meet(field('name', 'Kim K.', { seen: 1 }), undefined, { interactions })).toBe(
      'customer kim field-set name Kim K., interaction one renamed Kim K., interaction old renamed Kim K.',
    );
  });

  test('CU3 of made-up fields, tags and notes there are only so many', () => {
    const fields = Array.from({ length: ownFieldsMax }, (_, at) => set(`own:${at}`, 'x'));
    const full = [aCustomer('kim', ...fields)];
    expect(meet(field('own:more', 'x'), full)).toBe('no: too-many');
    expect(meet(field('own:1', 'y', { seen: 3 }), full)).toBe('customer kim field-set own:1 y');
    const tags = Array.from({ length: tagsMax }, (_, at): CustomerFact => ({ kind: 'tag-added', text: `${at}` }));
    expect(meet(tag('more'), [aCustomer('kim', ...tags)])).toBe('no: too-many');
    const notes = Array.from({ length: notesMax }, (): CustomerFact => ({ kind: 'note-added', text: 'x' }));
    expect(meet(note('more'), [aCustomer('kim', ...notes)])).toBe('no: too-many');
  });
});

describe('CU3 tags and notes', () => {
  const vip: CustomerFact = { kind: 'tag-added', text: 'VIP' };

  test('CU3 a tag is there once, in any case, wherever among merged records it stands', () => {
    const merged = [aCustomer('kim'), aCustomer('lou', vip, { kind: 'merged', into: 'kim' })];
    expect(meet(tag(' vip '), [aCustomer('kim', vip)])).toBe('no: unchanged');
    expect(meet(tag('vip'), merged)).toBe('no: unchanged');
    expect(meet(untag('vip'), merged)).toBe('customer lou tag-removed 2');
    expect(meet(untag('none'), merged)).toBe('no: unchanged');
    expect(meet(tag('\u200f'))).toBe('no: empty');
  });

  test('CU3 a note that is not there is not found', () => {
    const noted = [aCustomer('kim', { kind: 'note-added', text: 'a' })];
    const remove = (id: string) => ({ kind: 'remove-note', interaction: 'one', note: id }) as const;
    expect(['kim.2', 'kim.1', 'kim.x', 'lou.2', 'kim'].map((id) => meet(remove(id), noted))).toEqual([
      'customer kim note-removed 2',
      ...Array<string>(4).fill('no: not-found'),
    ]);
    expect(meet({ kind: 'restore-note', interaction: 'one', note: 'kim.2' }, noted)).toBe('no: not-found');
    expect(meet(note(' \n'))).toBe('no: empty');
  });
});

describe('CU7 merging', () => {
  test('CU7 changes neither but for a pointer; cards take the name of the one that comes first', () => {
    expect(meet(merge('kim'), [aCustomer('kim'), loneLou])).toBe(
      'customer lou merged kim, interaction two renamed Kim',
    );
    expect(meet(merge('lou'), [aCustomer('kim'), loneLou])).toBe(
      'customer kim merged lou, interaction one renamed Lou',
    );
  });

  test('CU7 not what the agent may not read, not itself, not what has moved meanwhile, not without end', () => {
    const elsewhere = { ...ofLou, team: 'sales', agent: 'cleo' };
    const one = anInteraction('one', accepted('ana'));
    expect(meet(merge(), [aCustomer('kim'), loneLou], { interactions: [one, elsewhere] })).toBe('no: not-found');
    expect(meet(merge(), [aCustomer('kim')])).toBe('no: not-found');
    expect(meet(merge('kim', 'kim'))).toBe('no: unchanged');
    expect(meet(merge('kim', 'lou'), [aCustomer('kim'), mergedLou])).toBe('no: unchanged');
    expect(meet(merge('mia'), [aCustomer('kim'), loneLou])).toBe('no: record-changed');
    const under = Array.from({ length: mergedMax - 1 }, (_, at) =>
      aCustomer(`m${at}`, { kind: 'merged', into: 'lou' }),
    );
    expect(meet(merge(), [aCustomer('kim'), loneLou, ...under])).toBe('no: too-many');
    expect(meet(merge('kim', 'm0'), [aCustomer('kim'), loneLou, ...under.slice(1)])).toBe('no: not-found');
    expect(meet(merge('kim', 'm1'), [aCustomer('kim'), loneLou, ...under.slice(1, 3)])).toBe('no: record-changed');
  });

  test('CU7 taken apart, each has its own again, and what was merged into it goes with it', () => {
    const under = aCustomer('mia', { kind: 'merged', into: 'lou' });
    const interactions = [
      anInteraction('one', accepted('ana')),
      { ...ofLou, customerName: 'Kim' },
      { ...ofLou, id: 'three', customer: 'mia', customerName: 'Kim' },
    ];
    expect(meet(unmerge('lou'), [aCustomer('kim'), mergedLou, under], { interactions })).toBe(
      'customer lou unmerged kim, interaction two renamed Lou, interaction three renamed Lou',
    );
    expect(meet(unmerge('mia'), [aCustomer('kim'), mergedLou, under], { interactions })).toBe(
      'customer mia unmerged lou, interaction three renamed Mia',
    );
    expect(meet(unmerge('kim'), [aCustomer('kim'), mergedLou])).toBe('no: record-changed');
    expect(meet(unmerge('lou'), [aCustomer('kim'), loneLou])).toBe('no: record-changed');
  });

  test('CU7 who writes through a merged record is called by the name of the first', () => {
    const scene = aScene({ customers: byId(aCustomer('lou'), aCustomer('kim', { kind: 'merged', into: 'lou' })) });
    const by = { kind: 'customer', id: 'kim', channel: 'chat' } as const;
    const decision = decide(scene, { by, key: null, command: { kind: 'say', text: 'hm' } });
    expect('facts' in decision && decision.facts[0]).toMatchObject({ customer: 'kim', customerName: 'Lou' });
  });
});
