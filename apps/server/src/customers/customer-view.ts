// The view `customer`: the record of an interaction's customer, with those merged with it, their notes, and their
// interactions that the subject may read. A record that came on a channel which the policy keeps from a watcher is left out.
import { mayRead, personsOf, type Customer } from '@oriel/domain';
import { rowsPerPage, type ViewOf } from '@oriel/protocol';
import { presentCustomer, presentNote } from '../hub/presenters.ts';
import { headsOf, type Eyes, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';
import { changedTo, keysOf, shownTo } from '../interactions/shown-to.ts';

export const isShown = ({ excluded }: Eyes, { channel }: Customer): boolean => !excluded.channels.includes(channel);

export const customerView: ViewRoom<ViewOf<'customer'>> = {
  topics: ({ interaction }) => [topic.interaction(interaction)],

  async read(reader, { interaction: id }, eyes, directory) {
    const interaction = await reader.interaction(id);
    const records = interaction ? await reader.persons([interaction.customer]) : [];
    if (!interaction || records.length === 0) return { entities: [], more: false };
    const shown = records.filter((record) => isShown(eyes, record));
    const [notes, theirs] = await Promise.all([
      reader.notesOf(shown),
      reader.ofCustomers(
        records.map((record) => record.id),
        rowsPerPage,
      ),
    ]);
    return {
      entities: [
        ...personsOf(shown).flatMap((person) => person.map((record) => presentCustomer(directory, record))),
        ...notes.flatMap((fact) => (fact.kind === 'note-added' ? presentNote(directory, fact) : [])),
        ...theirs
          .filter((each) => mayRead(directory, eyes.subject, each))
          .map((each) => shownTo(eyes, directory, each)),
      ],
      more: theirs.length === rowsPerPage,
      topics: records.map((record) => topic.customer(record.id)),
    };
  },

  shows(change, { interaction: id }, eyes, directory) {
    if (change.kind === 'interaction') {
      const { after } = change;
      if (mayRead(directory, eyes.subject, after)) return changedTo(eyes, directory, after);
      return after.id === id ? 'read-again' : { hide: keysOf(after) };
    }
    if (change.kind !== 'customer') return undefined;
    const { before, after, facts } = change;
    // Other records, other notes and other interactions; or a text that only the store has.
    if (before?.mergedInto !== after.mergedInto || facts.some(({ kind }) => kind === 'note-restored'))
      return 'read-again';
    if (!isShown(eyes, after)) return undefined;
    return {
      show: [
        presentCustomer(directory, after),
        ...facts.flatMap((fact) => (fact.kind === 'note-added' ? presentNote(directory, fact) : [])),
      ],
      hide: facts.flatMap((fact) => (fact.kind === 'note-removed' ? `note:${fact.id}.${fact.note}` : [])),
    };
  },

  heads: async (reader, view, eyes, directory) => headsOf(await customerView.read(reader, view, eyes, directory)),
};
