// The view `activity`: what happened to an interaction, from its facts and from nothing else: who looked at it is in no
// fact (S6). The newest page is live; `before` a version is read once. What was said is read in the conversation.
import { entriesPerPage, type EntityOf, type ViewOf } from '@oriel/protocol';
import type { Directory, FactOf } from '@oriel/domain';
import { presentEntry, presentInteraction } from '../hub/presenters.ts';
import { topic } from '../hub/topics.ts';
import type { ViewRoom } from '../hub/view.ts';

function deed(directory: Directory, fact: FactOf<'interaction'>): EntityOf<'entry'> {
  const entry = presentEntry(directory, fact);
  return entry.what === 'event' && entry.event !== 'submitted' ? entry : { ...entry, text: '' };
}

export const activityView: ViewRoom<ViewOf<'activity'>> = {
  topics: ({ interaction, before }) => (before === undefined ? [topic.interaction(interaction)] : []),

  async read(reader, { interaction: id, before }, _eyes, directory) {
    const interaction = await reader.interaction(id);
    if (!interaction) return { entities: [], more: false };
    const facts = await reader.factsBefore(id, before ?? interaction.version + 1, entriesPerPage);
    const deeds = facts.map(({ fact }) => deed(directory, fact));
    return {
      entities: before === undefined ? [presentInteraction(directory, interaction), ...deeds] : deeds,
      more: (deeds[0]?.version ?? 1) > 1,
    };
  },

  shows(change, { interaction: id }, _eyes, directory) {
    if (change.kind !== 'interaction' || change.after.id !== id) return undefined;
    const { after, facts } = change;
    return { show: [presentInteraction(directory, after), ...facts.map((fact) => deed(directory, fact))] };
  },

  // The interaction's head stands for its facts': each moves its version.
  async heads(reader, { interaction: id, before }) {
    const position = before === undefined ? (await reader.versions([id])).get(id) : undefined;
    return position ? { [`interaction:${id}`]: position.version } : {};
  },
};
