// The view `agents`: Supervision > Agents. The rows of the led teams: agents, whether each may be watched, their
// interactions and what waits, the day's counts, and who is typing.
import {
  excludedBy,
  excludedOf,
  hoursEndAt,
  isExcluded,
  listedOf,
  personOf,
  teamOf,
  whyNotWatched,
  emptySeat,
  type Directory,
  type Interaction,
} from '@oriel/domain';
import { keyOf, type Entity, type ViewOf } from '@oriel/protocol';
import { presentAgent, presentBlank, presentDay, presentInteraction, presentSight } from '../hub/presenters.ts';
import { headsOf, type Eyes, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';
import { keysOf } from '../interactions/shown-to.ts';

const ledTeams = (directory: Directory, { viewer }: Eyes): string[] =>
  viewer.kind === 'person' ? (personOf(directory, viewer.id)?.leads ?? []) : [];

const ledAgents = (directory: Directory, eyes: Eyes) => {
  const teams = ledTeams(directory, eyes);
  return listedOf(directory, 'person').filter(
    ({ team, roles }) => team && teams.includes(team) && roles.includes('agent'),
  );
};

/** Without a word of what was said, for not every desk in the table may be watched; blank where the policy of the team
    keeps it from every watcher. */
function chip(directory: Directory, interaction: Interaction): Entity {
  const excluded = interaction.agent
    ? excludedBy(directory, interaction.agent)
    : excludedOf(teamOf(directory, interaction.team));
  return isExcluded(directory, excluded, interaction)
    ? presentBlank(directory, interaction)
    : { ...presentInteraction(directory, interaction), last: null, submitted: null };
}

export interface AgentsViewDeps {
  /** The calendar day of now in the deployment's zone. */
  today: () => string;
  /** From memory. */
  interactionOf: (id: string) => Interaction | undefined;
  now: () => number;
}

export const agentsView = ({ today, interactionOf, now }: AgentsViewDeps): ViewRoom<ViewOf<'agents'>> => ({
  topics: (_view, eyes, directory) => [topic.directory, ...ledTeams(directory, eyes).map(topic.team)],

  async read(reader, _view, eyes, directory) {
    const people = ledAgents(directory, eyes);
    const ids = people.map(({ id }) => id);
    const [seats, interactions, days] = await Promise.all([
      reader.agents(ids),
      reader.liveOfTeams(ledTeams(directory, eyes)),
      reader.dayCounts(ids, today()),
    ]);
    return {
      entities: [
        ...ids.map((id) => presentAgent(directory, seats.find((seat) => seat.id === id) ?? emptySeat(id))),
        ...people.map((person) => presentSight(directory, person)),
        ...interactions.map((interaction) => chip(directory, interaction)),
        ...days.map(presentDay),
      ],
      more: false,
    };
  },

  shows(change, _view, eyes, directory) {
    switch (change.kind) {
      case 'agent': {
        const team = personOf(directory, change.after.id)?.team;
        return team && ledTeams(directory, eyes).includes(team)
          ? { show: [presentAgent(directory, change.after)] }
          : undefined;
      }
      case 'interaction': {
        const { after } = change;
        const isHere = after.state !== 'completed' && ledTeams(directory, eyes).includes(after.team);
        if (!isHere) return { hide: keysOf(after) };
        const shown = chip(directory, after);
        return { show: [shown], hide: keysOf(after).filter((key) => key !== keyOf(shown)) };
      }
      case 'day':
        return { show: [presentDay(change.after)] };
      case 'listed':
        return ['person', 'team', 'channelGroup', 'awayReason'].includes(change.after.kind) ? 'read-again' : undefined;
      default:
        return undefined;
    }
  },

  async heads(reader, view, eyes, directory) {
    return headsOf(await this.read(reader, view, eyes, directory));
  },

  signals(item, _view, _eyes, directory) {
    if (item.kind !== 'typing' || whyNotWatched(directory, item.agent)) return undefined;
    const policy = teamOf(directory, personOf(directory, item.agent)?.team)?.policy;
    if (!policy || policy.depth === 'sent' || hoursEndAt(policy, now()) === undefined) return undefined;
    const interaction = interactionOf(item.interaction);
    const isHidden = !interaction || isExcluded(directory, excludedBy(directory, item.agent), interaction);
    return isHidden
      ? undefined
      : { kind: 'typing', agent: item.agent, interaction: item.interaction, until: item.until };
  },
});
