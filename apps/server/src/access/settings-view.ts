// The view `settings`: all that administrators set, but what has a view of its own (categories, inboxes, policies); and who
// changed each of it last, which is read from the facts.
import { listedOf } from '@oriel/domain';
import type { ViewOf } from '@oriel/protocol';
import {
  presentAwayReasons,
  presentCategories,
  presentChanged,
  presentChannel,
  presentChannelGroup,
  presentPerson,
  presentSavedReply,
  presentTeamSettings,
} from '../hub/presenters.ts';
import { headsOf, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';

export const settingsView: ViewRoom<ViewOf<'settings'>> = {
  topics: () => [topic.directory],

  async read(reader, _view, _eyes, directory) {
    const replies = listedOf(directory, 'savedReply').filter(({ isDeleted }) => !isDeleted);
    const shown = [
      ...replies.map(presentSavedReply),
      ...presentCategories(directory),
      ...presentAwayReasons(directory),
      ...listedOf(directory, 'person').map(presentPerson),
      ...listedOf(directory, 'team').map(presentTeamSettings),
      ...listedOf(directory, 'channelGroup').map(presentChannelGroup),
      ...listedOf(directory, 'channel').map(presentChannel),
    ];
    const ids = new Set(shown.map(({ id }) => id));
    const changes = (await reader.lastChanges()).filter(({ id }) => ids.has(id));
    return { entities: [...shown, ...changes.map((change) => presentChanged(directory, change))], more: false };
  },

  // An inbox is of other views, and agents make theirs all day.
  shows: (change) => (change.kind === 'listed' && change.after.kind !== 'inbox' ? 'read-again' : undefined),
  heads: async (reader, view, eyes, directory) => headsOf(await settingsView.read(reader, view, eyes, directory)),
};
