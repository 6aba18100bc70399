// The record as it is shown: one person joined of the records that are merged, from what the view holds.
import type { ViewHandle } from '@oriel/client';
import { historyOrder, isOwn, personsOf, shownFields } from '@oriel/domain';
import type { EntityOf, Field } from '@oriel/protocol';

export type CustomerEntity = EntityOf<'customer'>;
export type NoteEntity = EntityOf<'note'>;

export interface ShownField {
  field: Field;
  text: string;
  /** Its version in the record that is changed; 0: never set there. */
  seen: number;
  by: string | null;
  at: number | null;
}

export interface ShownPerson {
  /** The one that is changed; the others are merged into it. */
  first: CustomerEntity;
  records: readonly CustomerEntity[];
  name: string;
  since: number;
  fields: readonly ShownField[];
  tags: readonly string[];
}

export const standardFields = ['name', 'email', 'phone', 'company', 'language', 'city'] as const satisfies Field[];

export function joined(records: readonly CustomerEntity[]): ShownPerson | undefined {
  const first = records[0];
  if (!first) return undefined;
  const shown = shownFields(records);
  const fieldOf = (field: Field): ShownField => {
    const value = shown.find((each) => each.field === field);
    const known = first.fields.find((each) => each.field === field);
    return {
      field,
      text: value?.text ?? '',
      seen: known?.version ?? 0,
      by: (known ?? value)?.by?.name ?? null,
      at: (known ?? value)?.at ?? null,
    };
  };
  const own = shown.map(({ field }) => field).filter(isOwn);
  return {
    first,
    records,
    name: fieldOf('name').text,
    since: Math.min(...records.map(({ since }) => since)),
    fields: [...standardFields, ...own].map(fieldOf),
    tags: records.flatMap(({ tags }) => tags),
  };
}

/** Everybody whom a view holds, as they are shown. */
export const peopleIn = (view: ViewHandle): ShownPerson[] =>
  personsOf(view.all('customer')).flatMap((records) => joined(records) ?? []);

export const notesIn = (view: ViewHandle): NoteEntity[] =>
  [...view.all('note')].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));

export const interactionsIn = (view: ViewHandle): EntityOf<'interaction'>[] => historyOrder(view.all('interaction'));
