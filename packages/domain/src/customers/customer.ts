// A customer's record: what is known of one person from one channel, and the record it is merged into, if it is the same
// person as another's. Merging changes nothing else of either, so taking them apart restores both.
import { notesMax, ownFieldsMax, type Field } from '@oriel/protocol';
import type { FactOf } from '../fact.ts';

export interface FieldValue {
  field: Field;
  /** Empty: it was taken away. It stays, so that the next who sets it is known to have seen that. */
  text: string;
  version: number;
  /** `principalKey` of who set it. */
  by: string;
  at: number;
}

export interface Tag {
  text: string;
  version: number;
}

export interface Customer {
  id: string;
  version: number;
  channel: string;
  /** As they came: their identity on that channel. */
  name: string;
  since: number;
  fields: FieldValue[];
  tags: Tag[];
  /** The versions of its notes; their texts stay with the facts. */
  notes: number[];
  /** Those that were taken away last, and can be brought back. */
  removedNotes: number[];
  mergedInto: string | null;
  mergedAt: number | null;
}

export const isOwn = (field: Field): field is `own:${string}` => field.startsWith('own:');

export function evolveCustomer(before: Customer | undefined, fact: FactOf<'customer'>): Customer {
  const { id, version, by, at } = fact;
  if (fact.kind === 'arrived') {
    if (before) throw new Error(`customer ${id}: arrived twice`);
    const { channel, name } = fact;
    return {
      ...{ id, version, channel, name, since: at },
      fields: [{ field: 'name', text: name, version, by, at }],
      ...{ tags: [], notes: [], removedNotes: [], mergedInto: null, mergedAt: null },
    };
  }
  if (!before) throw new Error(`customer ${id}: its first fact is ${fact.kind}`);
  if (version !== before.version + 1)
    throw new Error(`customer ${id}: fact ${version} does not follow ${before.version}`);
  switch (fact.kind) {
    case 'field-set': {
      const { field, text } = fact;
      return { ...before, version, fields: withValue(before.fields, { field, text, version, by, at }) };
    }
    case 'tag-added':
      return { ...before, version, tags: [...before.tags, { text: fact.text, version }] };
    case 'tag-removed':
      return { ...before, version, tags: before.tags.filter((tag) => tag.version !== fact.tag) };
    case 'note-added':
      return { ...before, version, notes: [...before.notes, version] };
    case 'note-removed':
      return {
        ...before,
        version,
        notes: without(before.notes, fact.note),
        removedNotes: [...before.removedNotes, fact.note].slice(-notesMax),
      };
    case 'note-restored':
      return {
        ...before,
        version,
        notes: [...before.notes, fact.note].sort((a, b) => a - b),
        removedNotes: without(before.removedNotes, fact.note),
      };
    case 'merged':
      return { ...before, version, mergedInto: fact.into, mergedAt: at };
    case 'unmerged':
      return { ...before, version, mergedInto: null, mergedAt: null };
  }
}

const without = (notes: readonly number[], note: number): number[] => notes.filter((each) => each !== note);

/** In its place, or at the end. Of fields that somebody made up and took away again only some are remembered. */
function withValue(fields: readonly FieldValue[], value: FieldValue): FieldValue[] {
  const known = fields.some(({ field }) => field === value.field);
  const next = known ? fields.map((each) => (each.field === value.field ? value : each)) : [...fields, value];
  const emptied = next.filter(({ field, text }) => isOwn(field) && text === '');
  const forgotten = new Set(emptied.slice(0, Math.max(0, emptied.length - ownFieldsMax)));
  return next.filter((each) => !forgotten.has(each));
}
