// The view `customers`: other records, among those of whom the subject may read something: found by a part of name, e-mail
// or phone; or, without a text, those who have the same e-mail or phone and so may be the same person. Read once.
import { emailKey, personOf, personsOf, phoneKey } from '@oriel/domain';
import { foundMax, type Field, type ViewOf } from '@oriel/protocol';
import { presentCustomer } from '../hub/presenters.ts';
import type { ViewRoom } from '../hub/view.ts';
import { isShown } from './customer-view.ts';

export const customersView: ViewRoom<ViewOf<'customers'>> = {
  topics: () => [],

  async read(reader, { interaction: id, text }, eyes, directory) {
    const interaction = await reader.interaction(id);
    if (!interaction) return { entities: [], more: false };
    const mine = await reader.persons([interaction.customer]);
    const whose = {
      agent: eyes.subject,
      team: personOf(directory, eyes.subject)?.team ?? null,
      without: eyes.excluded.channels,
    };
    const valuesOf = (field: Field) =>
      mine.flatMap(({ fields }) => fields.flatMap((each) => (each.field === field ? each.text : [])));
    const keys = (field: Field, key: (value: string) => string | null) =>
      valuesOf(field).flatMap((value) => key(value) ?? []);
    const sought = text?.trim() ?? null;
    const found =
      sought === null
        ? await reader.customersReachedBy(keys('email', emailKey), keys('phone', phoneKey), whose, foundMax)
        : sought === ''
          ? []
          : await reader.customersLike(sought, whose, foundMax);
    const known = new Set(mine.map((record) => record.id));
    const others = (await reader.persons(found)).filter((record) => !known.has(record.id) && isShown(eyes, record));
    return {
      entities: personsOf(others).flatMap((person) => person.map((record) => presentCustomer(directory, record))),
      more: found.length === foundMax,
    };
  },

  shows: () => undefined,
};
