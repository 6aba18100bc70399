// The view `deferred`: what an agent has put off, until it comes back.
import type { ViewOf } from '@oriel/protocol';
import { headsOf, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';
import { changedTo, keysOf, shownTo } from './shown-to.ts';

export const deferredView: ViewRoom<ViewOf<'deferred'>> = {
  topics: ({ agent }) => [topic.agent(agent)],

  async read(reader, { agent }, eyes, directory) {
    const deferred = await reader.deferredBy(agent);
    return { entities: deferred.map((each) => shownTo(eyes, directory, each)), more: false };
  },

  shows(change, { agent }, eyes, directory) {
    if (change.kind !== 'interaction') return undefined;
    const { after } = change;
    const isHere = after.state === 'deferred' && after.agent === agent;
    return isHere ? changedTo(eyes, directory, after) : { hide: keysOf(after) };
  },

  heads: async (reader, view, eyes, directory) => headsOf(await deferredView.read(reader, view, eyes, directory)),
};
