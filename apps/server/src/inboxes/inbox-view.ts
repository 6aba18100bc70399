// The view `inbox`: what is in one of an agent's inboxes; and `query`, what a query finds before it is an inbox. Read by
// SQL, kept live by the same predicate that counts.
import {
  bindQuery,
  isExcluded,
  matches,
  parseQuery,
  unknownValues,
  type BoundQuery,
  type Directory,
  type Interaction,
} from '@oriel/domain';
import type { Entity, ViewOf } from '@oriel/protocol';
import { presentQueryFault } from '../hub/presenters.ts';
import { headsOf, type Eyes, type Shows, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';
import { changedTo, keysOf, shownTo } from '../interactions/shown-to.ts';
import type { Change } from '../store/commits.ts';
import type { Reader } from '../store/reader.ts';
import type { Inboxes } from './inbox-counts.ts';

const topicsOf = ({ agent, team }: BoundQuery): string[] => [topic.agent(agent), ...(team ? [topic.team(team)] : [])];

/** Of what the policy keeps from these eyes not even a blank card, where it would say something of what is in it. */
const isWithheld = (query: BoundQuery, eyes: Eyes, directory: Directory, interaction: Interaction): boolean =>
  query.readsContent && isExcluded(directory, eyes.excluded, interaction);

async function read(reader: Reader, query: BoundQuery, now: number, eyes: Eyes, directory: Directory) {
  const found = await reader.matching(query, now);
  const entities = found
    .filter((each) => !isWithheld(query, eyes, directory, each))
    .map((each): Entity => shownTo(eyes, directory, each));
  return { entities, more: false };
}

function shows(
  { after }: Extract<Change, { kind: 'interaction' }>,
  query: BoundQuery,
  now: number,
  eyes: Eyes,
  directory: Directory,
): Shows {
  const isHere = matches(query, after, now) && !isWithheld(query, eyes, directory, after);
  return isHere ? changedTo(eyes, directory, after) : { hide: keysOf(after) };
}

/** Of the directory, what may change what a query means. */
const meansAnew = (change: Extract<Change, { kind: 'listed' }>, agent: string): boolean =>
  change.after.kind === 'person' ? change.after.id === agent : change.after.kind !== 'inbox';

export function inboxView(inboxes: Inboxes): ViewRoom<ViewOf<'inbox'>> {
  const room: ViewRoom<ViewOf<'inbox'>> = {
    topics({ agent, inbox }) {
      const one = inboxes.one(agent, inbox);
      return [topic.directory, ...(one ? [topic.inbox(one.scope), ...topicsOf(one.query)] : [])];
    },

    async read(reader, { agent, inbox }, eyes, directory) {
      const one = inboxes.one(agent, inbox);
      return one ? read(reader, one.query, inboxes.now(), eyes, directory) : { entities: [], more: false };
    },

    shows(change, { agent, inbox }, eyes, directory) {
      if (change.kind === 'listed')
        return meansAnew(change, agent) || change.after.id === inbox ? 'read-again' : undefined;
      const one = inboxes.one(agent, inbox);
      if (change.kind === 'inbox')
        return change.after.byTime && change.after.scope === one?.scope ? 'read-again' : undefined;
      if (change.kind !== 'interaction' || !one) return undefined;
      return shows(change, one.query, inboxes.now(), eyes, directory);
    },

    heads: async (reader, view, eyes, directory) => headsOf(await room.read(reader, view, eyes, directory)),
  };
  return room;
}

export function queryView(inboxes: Pick<Inboxes, 'now'>): ViewRoom<ViewOf<'query'>> {
  const bound = ({ agent, query }: ViewOf<'query'>, directory: Directory) =>
    bindQuery(parseQuery(query).terms, agent, directory);
  return {
    topics: (view, _eyes, directory) => [topic.directory, ...topicsOf(bound(view, directory))],

    async read(reader, view, eyes, directory) {
      const { entities, more } = await read(reader, bound(view, directory), inboxes.now(), eyes, directory);
      const unknown = unknownValues(parseQuery(view.query).terms, directory);
      return { entities: [...unknown.map(presentQueryFault), ...entities], more };
    },

    shows(change, view, eyes, directory) {
      if (change.kind === 'listed') return meansAnew(change, view.agent) ? 'read-again' : undefined;
      if (change.kind !== 'interaction') return undefined;
      return shows(change, bound(view, directory), inboxes.now(), eyes, directory);
    },

    async heads(reader, view, eyes, directory) {
      return headsOf(await this.read(reader, view, eyes, directory));
    },
  };
}
