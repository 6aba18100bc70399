// The view `inbox`: the interactions of one of an agent's inboxes.
import { inboxesOf, personOf, type Directory } from '@oriel/domain';
import type { ViewOf } from '@oriel/protocol';
import { headsOf, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';
import { changedTo, keysOf, shownTo } from '../interactions/shown-to.ts';

type InboxView = ViewOf<'inbox'>;

/** The agent for *mine*, the agent's team for the others; empty: no team, nothing. */
const scopeOf = ({ agent, inbox }: InboxView, directory: Directory): string =>
  inbox === 'mine' ? agent : (personOf(directory, agent)?.team ?? '');

export const inboxView: ViewRoom<InboxView> = {
  topics: (view, _eyes, directory) => {
    const scope = scopeOf(view, directory);
    return [view.inbox === 'mine' ? topic.agent(scope) : topic.team(scope), topic.directory];
  },

  async read(reader, view, eyes, directory) {
    const scope = scopeOf(view, directory);
    const found = await (view.inbox === 'mine'
      ? reader.heldBy(scope)
      : view.inbox === 'team'
        ? reader.liveOfTeams([scope])
        : reader.waitingIn(scope));
    const here = found.filter((each) => isIn(each, view.inbox, scope));
    return { entities: here.map((each) => shownTo(eyes, directory, each)), more: false };
  },

  shows(change, view, eyes, directory) {
    if (change.kind === 'listed') return change.after.id === view.agent ? 'read-again' : undefined;
    if (change.kind !== 'interaction') return undefined;
    const isHere = isIn(change.after, view.inbox, scopeOf(view, directory));
    return isHere ? changedTo(eyes, directory, change.after) : { hide: keysOf(change.after) };
  },

  heads: async (reader, view, eyes, directory) => headsOf(await inboxView.read(reader, view, eyes, directory)),
};

const isIn = (interaction: Parameters<typeof inboxesOf>[0], inbox: string, scope: string): boolean =>
  inboxesOf(interaction).some((each) => each.inbox === inbox && each.scope === scope);
