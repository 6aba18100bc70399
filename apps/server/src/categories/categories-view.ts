// The view `categories`: the tree, the same for all who may see it.
import type { ViewOf } from '@oriel/protocol';
import { presentCategories } from '../hub/presenters.ts';
import { headsOf, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';

export const categoriesView: ViewRoom<ViewOf<'categories'>> = {
  topics: () => [topic.directory],
  read: async (_reader, _view, _eyes, directory) => ({ entities: presentCategories(directory), more: false }),
  shows: (change) => (change.kind === 'listed' && change.after.kind === 'category' ? 'read-again' : undefined),
  heads: async (reader, view, eyes, directory) => headsOf(await categoriesView.read(reader, view, eyes, directory)),
};
