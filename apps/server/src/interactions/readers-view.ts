// The view `readers`: who may read an interaction besides the viewer, so whom a comment on it can mention. They go with
// the interaction: to another team, to another agent.
import { listedOf, mayRead } from '@oriel/domain';
import type { ViewOf } from '@oriel/protocol';
import { presentColleague } from '../hub/presenters.ts';
import { topic } from '../hub/topics.ts';
import { headsOf, type ViewRoom } from '../hub/view.ts';

export const readersView: ViewRoom<ViewOf<'readers'>> = {
  topics: ({ interaction }) => [topic.directory, topic.interaction(interaction)],

  async read(reader, { interaction: id }, { viewer }, directory) {
    const interaction = await reader.interaction(id);
    if (!interaction) return { entities: [], more: false };
    const readers = listedOf(directory, 'person').filter(
      (person) => !(viewer.kind === 'person' && viewer.id === person.id) && mayRead(directory, person.id, interaction),
    );
    return { entities: readers.map(presentColleague), more: false };
  },

  shows(change, { interaction }) {
    if (change.kind === 'listed') return 'read-again';
    if (change.kind !== 'interaction' || change.after.id !== interaction) return undefined;
    const { before, after } = change;
    return before?.agent === after.agent && before?.team === after.team ? undefined : 'read-again';
  },

  heads: async (reader, view, eyes, directory) => headsOf(await readersView.read(reader, view, eyes, directory)),
};
