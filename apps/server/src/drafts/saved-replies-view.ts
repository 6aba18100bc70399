// The view `saved-replies`: what an agent may insert while they write, everybody's and their team's. Which one they
// insert, and that they looked for one, is told to nobody: it is text in their draft like any other.
import { listedOf, personOf } from '@oriel/domain';
import type { ViewOf } from '@oriel/protocol';
import { presentSavedReply } from '../hub/presenters.ts';
import { headsOf, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';

export const savedRepliesView: ViewRoom<ViewOf<'saved-replies'>> = {
  topics: () => [topic.directory],

  async read(_reader, { agent }, _eyes, directory) {
    const own = personOf(directory, agent)?.team ?? null;
    const replies = listedOf(directory, 'savedReply').filter(
      ({ team, isDeleted }) => !isDeleted && (team === null || team === own),
    );
    return { entities: replies.map(presentSavedReply), more: false };
  },

  shows(change, { agent }) {
    if (change.kind !== 'listed') return undefined;
    return change.after.kind === 'savedReply' || change.after.id === agent ? 'read-again' : undefined;
  },

  heads: async (reader, view, eyes, directory) => headsOf(await savedRepliesView.read(reader, view, eyes, directory)),
};
