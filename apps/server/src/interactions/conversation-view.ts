// The view `conversation`: an interaction and its newest entries, live, resumed by version (P4); and `earlier`, the
// entries before a version, read once. A conversation never carries a draft (design.md §3).
import { entriesPerPage, type ViewOf } from '@oriel/protocol';
import { presentEntry, presentInteraction } from '../hub/presenters.ts';
import type { Reading, ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';

/** Who missed more than this gets the newest page afresh instead of all of it. */
const missedMax = 4 * entriesPerPage;

export const conversationView: ViewRoom<ViewOf<'conversation'>> = {
  topics: ({ interaction }) => [topic.interaction(interaction)],

  async read(reader, { interaction: id }, _eyes, directory, have): Promise<Reading> {
    const interaction = await reader.interaction(id);
    if (!interaction) return { entities: [], more: false };
    const missed = have === undefined ? missedMax + 1 : interaction.version - have;
    const resumes = missed >= 0 && missed <= missedMax;
    const facts = resumes
      ? await reader.factsAfter(id, have!, missedMax)
      : await reader.factsBefore(id, interaction.version + 1, entriesPerPage);
    const entries = facts.map(({ fact }) => presentEntry(directory, fact));
    const oldest = entries[0]?.version ?? 1;
    return {
      entities: [presentInteraction(directory, interaction), ...entries],
      more: oldest > 1,
      ...(resumes ? { since: true as const } : {}),
    };
  },

  shows(change, { interaction: id }, _eyes, directory) {
    if (change.kind !== 'interaction' || change.after.id !== id) return undefined;
    const { after, facts } = change;
    const entries = facts.map((fact) => presentEntry(directory, fact));
    return { show: [presentInteraction(directory, after), ...entries] };
  },

  async heads(reader, { interaction: id }) {
    const position = (await reader.versions([id])).get(id);
    return position ? { [`interaction:${id}`]: position.version } : {};
  },
};

export const earlierView: ViewRoom<ViewOf<'earlier'>> = {
  topics: () => [],

  async read(reader, { interaction: id, before }, _eyes, directory) {
    const facts = await reader.factsBefore(id, before, entriesPerPage);
    const entities = facts.map(({ fact }) => presentEntry(directory, fact));
    return { entities, more: (entities[0]?.version ?? 1) > 1 };
  },

  shows: () => undefined,
};
