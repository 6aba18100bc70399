// The view `colleagues`: whom an agent may transfer to, and the teams there are. Nothing about who is supervised or looks.
import { listedOf, personOf } from '@oriel/domain';
import type { ViewOf } from '@oriel/protocol';
import { presentColleague, presentTeam } from '../hub/presenters.ts';
import { headsOf, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';

export const colleaguesView: ViewRoom<ViewOf<'colleagues'>> = {
  topics: () => [topic.directory],

  async read(_reader, { agent }, _eyes, directory) {
    const channels = personOf(directory, agent)?.channels ?? [];
    const colleagues = listedOf(directory, 'person').filter(
      (person) =>
        person.id !== agent &&
        person.roles.includes('agent') &&
        person.channels.some((channel) => channels.includes(channel)),
    );
    return {
      entities: [...colleagues.map(presentColleague), ...listedOf(directory, 'team').map(presentTeam)],
      more: false,
    };
  },

  shows: (change) => (change.kind === 'listed' ? 'read-again' : undefined),
  heads: async (reader, view, eyes, directory) => headsOf(await colleaguesView.read(reader, view, eyes, directory)),
};
