// The view `history`: an agent's completed interactions, newest first, a page at a time.
import { rowsPerPage, type ViewOf } from '@oriel/protocol';
import { headsOf, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';
import { changedTo, keysOf, shownTo } from './shown-to.ts';

export const historyView: ViewRoom<ViewOf<'history'>> = {
  topics: ({ agent }) => [topic.agent(agent)],

  async read(reader, { agent, before }, eyes, directory) {
    const page = await reader.completedBy(agent, before ?? Number.MAX_SAFE_INTEGER, rowsPerPage);
    return { entities: page.map((each) => shownTo(eyes, directory, each)), more: page.length === rowsPerPage };
  },

  shows(change, { agent, before }, eyes, directory) {
    if (change.kind !== 'interaction') return undefined;
    const { after } = change;
    const isHere =
      after.state === 'completed' && after.agent === agent && (before === undefined || after.stateAt < before);
    return isHere ? changedTo(eyes, directory, after) : { hide: keysOf(after) };
  },

  // Only the newest page changes, and its heads are its first rows: an older page is as it was read.
  async heads(reader, view, eyes, directory) {
    return view.before === undefined ? headsOf(await historyView.read(reader, view, eyes, directory)) : {};
  },
};
