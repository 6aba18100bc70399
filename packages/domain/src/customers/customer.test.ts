import { ownFieldsMax, type Field } from '@oriel/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCustomer, byId } from '../../testing/builders/customers.ts';
import { history, play } from '../../testing/builders/history.ts';
import { evolveCustomer } from './customer.ts';
import type { CustomerFact } from './facts.ts';
import { emailKey, personOfRecord, personsOf, phoneKey, shownFields, shownName } from './person.ts';

/** Property tests have time on a shared machine. */
const slow = { timeout: 60_000 };

const set = (field: Field, text: string): CustomerFact => ({ kind: 'field-set', field, text });

describe('CU1 a record is the fold of its facts', () => {
  test('I4 CU1 a customer arrives once, on a channel, under a name, which is the record’s first field', () => {
    const kim = aCustomer('kim');
    expect(kim).toEqual({
      ...{ id: 'kim', version: 1, channel: 'chat', name: 'Kim', since: 0 },
      fields: [{ field: 'name', text: 'Kim', version: 1, by: 'system', at: 0 }],
      ...{ tags: [], notes: [], removedNotes: [], mergedInto: null, mergedAt: null },
    });
    const place = { stream: 'customer', id: 'kim', by: 'system', onBehalfOf: null, at: 5 } as const;
    const again = { ...place, kind: 'arrived', channel: 'chat', name: 'Kim', version: 2 } as const;
    expect(() => evolveCustomer(kim, again)).toThrow('arrived twice');
    expect(() => evolveCustomer(undefined, { ...place, ...set('city', 'Rome'), version: 1 })).toThrow('its first fact');
    expect(() => evolveCustomer(kim, { ...place, ...set('city', 'Rome'), version: 3 })).toThrow('does not follow 1');
  });

  test('CU1 fields keep their place, who set them, when, and the version of it; an empty one is remembered and not shown', () => {
    const kim = aCustomer('kim', set('city', 'Rome'), set('own:Shoe size', '39'), set('city', ''), set('city', 'Lyon'));
    expect(kim.fields.slice(1)).toEqual([
      { field: 'city', text: 'Lyon', version: 5, by: 'person:ana', at: 4_000 },
      { field: 'own:Shoe size', text: '39', version: 3, by: 'person:ana', at: 2_000 },
    ]);
    expect(shownFields([aCustomer('kim', set('city', 'Rome'), set('city', ''))]).map(({ field }) => field)).toEqual([
      'name',
    ]);
  });

  test('CU1 of made-up fields that were taken away again only some are remembered', () => {
    const many = Array.from({ length: 3 * ownFieldsMax }, (_, at) => [
      set(`own:${at}`, 'x'),
      set(`own:${at}`, ''),
    ]).flat();
    expect(aCustomer('kim', ...many).fields).toHaveLength(1 + ownFieldsMax);
  });

  test('CU1 tags and notes are added, taken away, and notes brought back in their place', () => {
    const kim = aCustomer(
      ...(['kim', { kind: 'note-added', text: 'a' }, { kind: 'note-added', text: 'b' }] as const),
      ...([
        { kind: 'note-removed', note: 2 },
        { kind: 'tag-added', text: 'vip' },
      ] as const),
    );
    expect([kim.notes, kim.removedNotes, kim.tags]).toEqual([[3], [2], [{ text: 'vip', version: 5 }]]);
    const after = (fact: CustomerFact) =>
      evolveCustomer(kim, { stream: 'customer', id: 'kim', version: 6, by: 'x', onBehalfOf: null, at: 9, ...fact });
    expect(after({ kind: 'note-restored', note: 2 })).toMatchObject({ notes: [2, 3], removedNotes: [] });
    expect(after({ kind: 'tag-removed', tag: 5 }).tags).toEqual([]);
  });
});

describe('CU6 records that are one person', () => {
  const kim = aCustomer('kim', set('email', ''), set('city', 'Rome'));
  const lou = aCustomer('lou', set('email', 'lou@mail.test'), set('phone', '5'), { kind: 'merged', into: 'kim' });
  const mia = aCustomer('mia', set('company', 'Mia & Co'), { kind: 'merged', into: 'lou' });
  const noa = aCustomer('noa');

  test('CU6 the first one’s values are shown, then those of the others; that there is none is a value too', () => {
    const records = byId(mia, noa, lou, kim);
    for (const { id } of [kim, lou, mia])
      expect(personOfRecord(records, id).map((record) => record.id)).toEqual(['kim', 'lou', 'mia']);
    const shown = shownFields(personOfRecord(records, 'mia'));
    expect(Object.fromEntries(shown.map(({ field, text }) => [field, text]))).toEqual({
      ...{ name: 'Kim', city: 'Rome', phone: '5', company: 'Mia & Co' },
    });
    expect(personsOf(records.values()).map((person) => shownName(person))).toEqual(['Kim', 'Noa']);
  });

  test('CU6 where the first is kept from sight, what is left stands for itself', () => {
    expect(personsOf([mia, lou]).map((person) => person.map(({ id }) => id))).toEqual([['lou', 'mia']]);
    expect(personOfRecord(byId(kim), 'nobody')).toEqual([]);
  });

  test('CU8 e-mail addresses are the same in any case; phone numbers by their digits, when they are enough', () => {
    expect(['Kim@Mail.test', ' kim@mail.test ', 'kim', 'kim@mail'].map(emailKey)).toEqual([
      ...['kim@mail.test', 'kim@mail.test', null, null],
    ]);
    expect(['+44 20 7946-0123', '0044 2079460123', '٠٢٠٧٩٤٦٠١٢٣', '555'].map(phoneKey)).toEqual([
      ...['442079460123', '442079460123', null, null],
    ]);
  });
});

describe('CU7 merging and taking apart', () => {
  test('CU7 any history: who writes is one person; merged and taken apart again, both are as they were', slow, () => {
    let merges = 0;
    fc.assert(
      fc.property(history, fc.nat(), (steps, pick) => {
        const { world } = play(steps, ({ customers, interactions }) => {
          for (const { customer, customerName } of interactions.values())
            expect(customerName).toBe(shownName(personOfRecord(customers, customer)));
        });
        const persons = personsOf(world.customers.values());
        const [one, other] = [persons[pick % persons.length], persons[(pick + 1) % persons.length]];
        const interaction = [...world.interactions.values()].find(({ customer }) => customer === one?.[0]?.id)?.id;
        if (!one || !other || one === other || interaction === undefined) return;
        const before = structuredClone([[...world.customers], [...world.interactions]]);
        const by = { kind: 'person', id: 'ana' } as const;
        const merged = world.do(by, { kind: 'merge', interaction, other: other[0]!.id, first: one[0]!.id });
        if ('refused' in merged) return;
        merges += 1;
        expect(personOfRecord(world.customers, other[0]!.id)).toHaveLength(one.length + other.length);
        expect(world.do(by, { kind: 'unmerge', interaction, record: other[0]!.id })).not.toHaveProperty('refused');
        const plain = <T extends { version: number }>(all: Iterable<[string, T]>) =>
          [...all].map(([id, each]) => [id, { ...each, version: 0 }]);
        expect([plain(world.customers), plain(world.interactions)]).toEqual([
          plain(before[0] as [string, { version: number }][]),
          plain(before[1] as [string, { version: number }][]),
        ]);
      }),
    );
    expect(merges).toBeGreaterThan(10);
  });
});
