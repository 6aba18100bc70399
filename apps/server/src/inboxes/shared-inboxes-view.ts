// The view `shared-inboxes`: for those who share inboxes, with whom they may be shared. A supervisor sees those that agents
// of the led teams have, and may change those that are for led teams, and people of those, alone.
import { leads, listedOf, mayChangeInbox, personOf, type Directory, type Inbox } from '@oriel/domain';
import type { ViewOf } from '@oriel/protocol';
import { presentColleague, presentSharedInbox, presentTeam } from '../hub/presenters.ts';
import { headsOf, type Eyes, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';

const isFor = ({ viewer }: Eyes, directory: Directory, { owner, isDeleted, limits }: Inbox): boolean => {
  if (owner !== null || isDeleted || viewer.kind !== 'person') return false;
  const person = personOf(directory, viewer.id);
  if (person?.roles.includes('administrator')) return true;
  const { teams, roles, people } = limits;
  return (
    teams.length + roles.length + people.length === 0 ||
    roles.length > 0 ||
    teams.some((team) => person?.leads.includes(team)) ||
    people.some((id) => person?.leads.includes(personOf(directory, id)?.team ?? ''))
  );
};

export const sharedInboxesView: ViewRoom<ViewOf<'shared-inboxes'>> = {
  topics: () => [topic.directory],

  async read(_reader, _view, eyes, directory) {
    const { viewer } = eyes;
    const by = viewer.kind === 'person' ? viewer.id : '';
    const person = personOf(directory, by);
    const isForAll = person?.roles.includes('administrator');
    const teams = listedOf(directory, 'team').filter(({ id }) => isForAll || person?.leads.includes(id));
    const agents = listedOf(directory, 'person').filter(
      ({ id, roles }) => roles.includes('agent') && (isForAll || leads(directory, by, id)),
    );
    return {
      entities: [
        ...listedOf(directory, 'inbox')
          .filter((inbox) => isFor(eyes, directory, inbox))
          .map((inbox) => presentSharedInbox(directory, inbox, mayChangeInbox(directory, by, inbox))),
        ...teams.map(presentTeam),
        ...agents.map(presentColleague),
      ],
      more: false,
    };
  },

  shows: (change) => (change.kind === 'listed' && change.after.kind !== 'channel' ? 'read-again' : undefined),

  async heads(reader, view, eyes, directory) {
    return headsOf(await this.read(reader, view, eyes, directory));
  },
};
