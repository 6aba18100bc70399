// The view `desk(agent)`: the agent's seat, what rings and is ongoing, the inboxes with their counts, rules and notice, what
// others did here, drafts and focus. The agent opens their own; who watches opens the same (design.md §1).
import { emptySeat, isExcluded, type Agent, type Directory } from '@oriel/domain';
import type { Entity, ViewOf } from '@oriel/protocol';
import {
  presentAgent,
  presentEdit,
  presentAwayReasons,
  presentEntry,
  presentInbox,
  presentMentions,
  presentNotice,
  presentRules,
} from '../hub/presenters.ts';
import { headsOf, type Eyes, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';
import { changedTo, keysOf, shownTo } from '../interactions/shown-to.ts';
import type { CountedInbox, Inboxes } from '../inboxes/inbox-counts.ts';
import type { Change } from '../store/commits.ts';
import type { Reader } from '../store/reader.ts';

const isOnDesk = (interaction: { state: string; agent: string | null }, agent: string): boolean =>
  interaction.agent === agent && (interaction.state === 'ringing' || interaction.state === 'ongoing');

/** The agent's inboxes, less what the policy keeps from these eyes; the counts are the agent's own. */
const inboxesOf = (inboxes: Inboxes, agent: string, { excluded }: Eyes): CountedInbox[] =>
  inboxes.of(agent).filter(({ inbox }) => !excluded.inboxes.includes(inbox.id));

/** What somebody else did on this desk, or wrote into its conversations for colleagues: the agent is told at once. */
function doneByOthers(
  change: Extract<Change, { kind: 'interaction' }>,
  agent: string,
  eyes: Eyes,
  directory: Directory,
): Entity[] {
  const { before, after, facts } = change;
  if (before?.agent !== agent && after.agent !== agent) return [];
  if (isExcluded(directory, eyes.excluded, after)) return [];
  return facts
    .filter((fact) => fact.kind !== 'renamed')
    .filter(
      (fact) =>
        fact.onBehalfOf === agent ||
        (fact.kind === 'commented' && fact.by !== `person:${agent}`) ||
        ((fact.kind === 'approved' || fact.kind === 'returned-for-change') && fact.agent === agent),
    )
    .map((fact) => presentEntry(directory, fact));
}

const nothing: ReadonlySet<string> = new Set();

const excludesAny = ({ excluded: { channels, categories } }: Eyes): boolean => channels.length + categories.length > 0;

/** The interactions in which this agent was mentioned and that the policy keeps from these eyes. */
async function hiddenAmong(
  reader: Reader,
  { mentions: { list } }: Agent,
  eyes: Eyes,
  directory: Directory,
): Promise<ReadonlySet<string>> {
  if (!excludesAny(eyes)) return nothing;
  const ids = [...new Set(list.map(({ interaction }) => interaction))];
  const found = await Promise.all(ids.map((id) => reader.interaction(id)));
  return new Set(
    ids.filter((_, at) => {
      const interaction = found[at];
      return !interaction || isExcluded(directory, eyes.excluded, interaction);
    }),
  );
}

export const deskView = (inboxes: Inboxes): ViewRoom<ViewOf<'desk'>> => ({
  topics: ({ agent }, eyes) => [
    topic.agent(agent),
    topic.directory,
    ...new Set(inboxesOf(inboxes, agent, eyes).map(({ scope }) => topic.inbox(scope))),
  ],

  async read(reader, { agent }, eyes, directory) {
    const [seats, held] = await Promise.all([reader.agents([agent]), reader.heldBy(agent)]);
    const seat = seats[0] ?? emptySeat(agent);
    const notice = presentNotice(directory, agent);
    return {
      entities: [
        presentAgent(directory, seat),
        presentMentions(directory, seat, await hiddenAmong(reader, seat, eyes, directory)),
        ...held.map((each) => shownTo(eyes, directory, each)),
        ...inboxesOf(inboxes, agent, eyes).map(presentInbox),
        presentRules(directory, agent),
        ...(notice ? [notice] : []),
        ...presentAwayReasons(directory),
      ],
      more: false,
    };
  },

  shows(change, { agent }, eyes, directory) {
    switch (change.kind) {
      case 'agent':
        if (change.after.id !== agent) return undefined;
        // Which of the mentions are to be seen is in the database.
        if (excludesAny(eyes) && change.after.mentions.list.length > 0) return 'read-again';
        return { show: [presentAgent(directory, change.after), presentMentions(directory, change.after, nothing)] };
      case 'interaction': {
        const { before, after } = change;
        const others = doneByOthers(change, agent, eyes, directory);
        if (isOnDesk(after, agent)) {
          const { show, ...left } = changedTo(eyes, directory, after);
          return { show: [...show, ...others], ...left };
        }
        return before && isOnDesk(before, agent) ? { show: others, hide: keysOf(after) } : undefined;
      }
      case 'customer': {
        if (eyes.excluded.channels.includes(change.after.channel)) return undefined;
        const facts = change.facts.filter(({ onBehalfOf }) => onBehalfOf === agent);
        return facts.length > 0
          ? { show: facts.flatMap((fact) => presentEdit(directory, change, fact) ?? []) }
          : undefined;
      }
      case 'inbox':
        return {
          show: inboxesOf(inboxes, agent, eyes)
            .filter(({ scope }) => scope === change.after.scope)
            .map(presentInbox),
        };
      case 'listed':
        return change.after.id === agent ||
          // Of all teams: the agent's version counts through theirs, so that it grows from one team to another.
          change.after.kind === 'team' ||
          change.after.kind === 'channelGroup' ||
          change.after.kind === 'awayReason' ||
          (change.after.kind === 'inbox' && (change.after.owner ?? agent) === agent)
          ? 'read-again'
          : undefined;
      default:
        return undefined;
    }
  },

  async heads(reader, view, eyes, directory) {
    return headsOf(await this.read(reader, view, eyes, directory));
  },

  standing: (mirror, { agent }) => [{ kind: 'focus', agent, interaction: mirror.focusOf(agent) }],

  signals: (item, { agent }) => (item.kind === 'focus' && item.agent === agent ? item : undefined),

  drafts: ({ agent }) => agent,
});
