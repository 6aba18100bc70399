// One person: the records that are merged into one, and what is shown of them together. Pure, over rows and wire entities
// alike, so that the server decides by what everybody sees.
import type { Field } from '@oriel/protocol';

interface Merged {
  id: string;
  mergedInto: string | null;
  mergedAt: number | null;
}

/** The record whose values come first: nothing that is known here holds it. A record merged into one unknown stands alone. */
export function firstOf<R extends Merged>(records: ReadonlyMap<string, R>, id: string): R | undefined {
  let record = records.get(id);
  for (let steps = 0; record && steps <= records.size; steps += 1) {
    const into = record.mergedInto === null ? undefined : records.get(record.mergedInto);
    if (!into) return record;
    record = into;
  }
  return undefined;
}

/** All records of the person whose record this is: the first, then the others as they were merged. */
export function personOfRecord<R extends Merged>(records: ReadonlyMap<string, R>, id: string): R[] {
  const first = firstOf(records, id);
  if (!first) return [];
  const under = (record: R): R[] =>
    [...records.values()]
      .filter(({ mergedInto }) => mergedInto === record.id)
      .sort((a, b) => (a.mergedAt ?? 0) - (b.mergedAt ?? 0) || (a.id < b.id ? -1 : 1))
      .flatMap((each) => [each, ...under(each)]);
  return [first, ...under(first)];
}

/** The persons that these records are of. */
export function personsOf<R extends Merged>(records: Iterable<R>): R[][] {
  const byId = new Map([...records].map((record) => [record.id, record]));
  const firsts = new Set([...byId.keys()].flatMap((id) => firstOf(byId, id)?.id ?? []));
  return [...firsts].map((id) => personOfRecord(byId, id));
}

interface Value {
  field: Field;
  text: string;
}

/** What is shown of each field: the first record that says anything about it, be it that there is nothing. */
export function shownFields<V extends Value>(person: readonly { fields: readonly V[] }[]): V[] {
  const shown = new Map<Field, V>();
  for (const { fields } of person) for (const each of fields) if (!shown.has(each.field)) shown.set(each.field, each);
  return [...shown.values()].filter(({ text }) => text !== '');
}

export const shownName = (person: readonly { fields: readonly Value[] }[]): string =>
  shownFields(person).find(({ field }) => field === 'name')?.text ?? '';

/** By what e-mail addresses are the same; null: it is none. */
export const emailKey = (text: string): string | null =>
  /^\S+@\S+\.\S+$/.test(text.trim()) ? text.trim().toLowerCase() : null;

/** By what phone numbers are the same: their digits, as far as they have enough of them to be somebody's. */
export function phoneKey(text: string): string | null {
  const digits = text.normalize('NFKC').replaceAll(/\D/g, '');
  return digits.length >= 7 ? digits.replace(/^00/, '') : null;
}
