// The view `chat`: what a customer sees of their own interaction, by the counter `said`, resumed by it (P3, P4); and the
// channel's name and the line on who reads. Nothing that agents or supervisors do among themselves moves it.
import { channelOf, saidKinds, type FactOf, type Interaction } from '@oriel/domain';
import { entriesPerPage, type ViewOf } from '@oriel/protocol';
import { authorName, presentMessage, presentShopfront } from '../../hub/presenters.ts';
import type { Eyes, Reading, ViewRoom } from '../../hub/view.ts';
import { topic } from '../../hub/topics.ts';
import type { Directory } from '@oriel/domain';
import type { SaidFact } from '../../store/reader.ts';

/** Who missed more than this gets the newest page afresh instead of all of it. */
const missedMax = 4 * entriesPerPage;

const presented = (directory: Directory, facts: readonly SaidFact[]) =>
  facts.flatMap((said) => presentMessage(directory, said, authorName(directory, said.fact)) ?? []);

const shopfront = (directory: Directory, { viewer }: Eyes) => {
  const channel = viewer.kind === 'customer' ? channelOf(directory, viewer.channel) : undefined;
  return channel ? [presentShopfront(channel)] : [];
};

/** The counter of each fact of a change. */
function counted(before: Interaction | undefined, facts: readonly FactOf<'interaction'>[]): SaidFact[] {
  let said = before?.said ?? 0;
  return facts.map((fact) => ({ fact, said: saidKinds.has(fact.kind) ? (said += 1) : null }));
}

export const chatView: ViewRoom<ViewOf<'chat'>> = {
  topics: (_view, { subject }) => [topic.customer(subject)],

  async read(reader, _view, eyes, directory, have): Promise<Reading> {
    const interaction = await reader.chatOf(eyes.subject);
    if (!interaction)
      return { entities: shopfront(directory, eyes), more: false, ...(have === 0 ? { since: true as const } : {}) };
    const missed = have === undefined ? missedMax + 1 : interaction.said - have;
    const resumes = missed >= 0 && missed <= missedMax;
    const facts = await reader.saidFacts(interaction.id, resumes ? have! : 0, resumes ? missedMax : entriesPerPage);
    const messages = presented(directory, facts);
    return {
      entities: [...shopfront(directory, eyes), ...messages],
      more: !resumes && (messages[0]?.version ?? 1) > 1,
      ...(resumes ? { since: true as const } : {}),
    };
  },

  shows(change, _view, { subject }, directory) {
    if (change.kind !== 'interaction' || change.after.customer !== subject) return undefined;
    return { show: presented(directory, counted(change.before, change.facts)) };
  },

  async heads(reader, _view, eyes) {
    return { said: (await reader.chatOf(eyes.subject))?.said ?? 0 };
  },

  signals: (item, _view, { subject }) =>
    item.kind === 'typing' && item.customer === subject
      ? { kind: 'typing', agent: null, interaction: item.interaction, until: item.until }
      : undefined,
};
