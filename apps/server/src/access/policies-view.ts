// Settings > Live monitoring, and the people with their roles and teams: for administrators.
import { listedOf } from '@oriel/domain';
import type { ViewOf } from '@oriel/protocol';
import { presentPerson, presentPolicy } from '../hub/presenters.ts';
import { headsOf, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';

export const policiesView: ViewRoom<ViewOf<'live-monitoring'>> = {
  topics: () => [topic.directory],
  read: async (_reader, _view, _eyes, directory) => ({
    entities: listedOf(directory, 'team').map((team) => presentPolicy(directory, team)),
    more: false,
  }),
  shows: (change) => (change.kind === 'listed' ? 'read-again' : undefined),
  heads: async (reader, view, eyes, directory) => headsOf(await policiesView.read(reader, view, eyes, directory)),
};

export const peopleView: ViewRoom<ViewOf<'people'>> = {
  topics: () => [topic.directory],
  read: async (_reader, _view, _eyes, directory) => ({
    entities: listedOf(directory, 'person').map(presentPerson),
    more: false,
  }),
  shows: (change) => (change.kind === 'listed' ? 'read-again' : undefined),
  heads: async (reader, view, eyes, directory) => headsOf(await peopleView.read(reader, view, eyes, directory)),
};
