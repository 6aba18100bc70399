// A conversation's entries as the lines one reads: names and sentences chosen, the agent's border on what is current.
import { borderOf, currentFrom, isLate } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';
import type { Pending } from '../agents/hand.ts';
import { texts } from '../texts/en.ts';
import { languageName } from '../texts/languages.ts';
import { clockAhead } from '../texts/times.ts';
import type { ConversationLine } from './Line.tsx';

type Entry = EntityOf<'entry'>;

/** `entries` by version. The border is of the agent's desk: on what was said since it was opened, reopened or transferred. */
export function linesOf(
  entries: readonly Entry[],
  interaction: EntityOf<'interaction'> | undefined,
  agent: string,
  now: number,
  names: (categories: readonly string[]) => string[] = () => [],
): ConversationLine[] {
  const border = interaction?.agent === agent ? borderOf(interaction) : null;
  const from = currentFrom(entries);
  const waits = interaction?.state === 'completed' ? null : (interaction?.waitsSince ?? null);
  const lastSaid = entries.findLast(({ what }) => what === 'message');
  /** What became of what was submitted, by its version. */
  const ends = new Map(entries.flatMap((entry) => (entry.of === null ? [] : [[entry.of, entry] as const])));
  return entries.filter(isTold).flatMap((entry): ConversationLine | [] => {
    const { id, at, text } = entry;
    const by = (entry.from === 'customer' ? interaction?.customerName : entry.by?.name) ?? '';
    if (entry.event === 'submitted') return submittedLine(entry, ends.get(entry.version), interaction) ?? [];
    if (entry.event === 'approved') {
      const delivery = texts.conversation.approval.approvedBy(by);
      return { kind: 'agent', id, at, by: entry.agent?.name ?? '', text, delivery };
    }
    if (entry.event === 'returned-for-change')
      return { kind: 'comment', id, at, by, text, mark: texts.conversation.approval.returned };
    if (entry.what === 'comment') return { kind: 'comment', id, at, by, text, mentions: entry.mentions };
    if (entry.what === 'event') return { kind: 'event', id, at, text: sentence(entry, names(entry.categories)) };
    if (entry.from !== 'customer') return { kind: 'agent', id, at, by, text };
    return {
      kind: 'customer',
      id,
      at,
      by,
      text,
      state: border !== null && entry.version >= from ? border : undefined,
      waitsSince: entry === lastSaid ? waits : null,
      isLate: entry === lastSaid && isLate(waits, now),
    };
  });
}

/** It stands where it was handed in: until it is sent, or, as the agent's own, back in their hands. */
function submittedLine(
  { id, at, by, text, version }: Entry,
  end: Entry | undefined,
  interaction: EntityOf<'interaction'> | undefined,
): ConversationLine | undefined {
  if (end?.event === 'approved' || (end?.event === 'taken-back' && end.from !== 'system')) return undefined;
  const words = texts.conversation.approval;
  const now = interaction?.submitted;
  const waits = now?.is === 'pending' && now.version === version;
  const delivery = waits
    ? [words.waits, ...(now.customerWrote ? [words.customerWrote] : [])].join(' · ')
    : words.notSent;
  return { kind: 'agent', id, at, by: by?.name ?? '', text, isPending: true, delivery };
}

/** What was heard in the customer's own words goes without saying; what somebody set by hand does not. */
const isTold = ({ event, from }: Entry): boolean => event !== 'language-set' || from === 'agent';

/** Whom or what it was transferred to, unless that is an agent. */
export const handedTo = ({ teamName, categoryName, language }: Entry): string | null =>
  teamName ?? categoryName ?? (language === null ? null : languageName(language));

/** `about`: the categories it names. */
export function sentence(entry: Entry, about: readonly string[]): string {
  const { event, agent, by, onBehalfOf, until, reason, categories, text, at, from, language } = entry;
  const events = texts.conversation.event;
  const name = agent?.name ?? '';
  const who = by?.name ?? '';
  const when = until === null ? '' : clockAhead(until, at);
  switch (event) {
    case 'accepted':
      return onBehalfOf ? events.acceptedFor(who, name) : events.accepted(name);
    case 'completed': {
      if (reason === 'inactive') return events.completedByItself;
      const did = onBehalfOf ? events.completedFor(who, name) : events.completed(name);
      return about.length > 0 ? events.completedWith(did, about.join(', ')) : did;
    }
    case 'categorized': {
      const all = about.join(', ');
      if (categories.length === 0)
        return onBehalfOf ? events.uncategorizedFor(who, onBehalfOf.name) : events.uncategorized(who);
      return onBehalfOf ? events.categorizedFor(who, onBehalfOf.name, all) : events.categorized(who, all);
    }
    case 'rerouted':
      return events.rerouted(name, about);
    case 'resumed':
      return onBehalfOf ? events.resumedFor(who, name) : events.resumed(name);
    case 'deferred':
      return onBehalfOf ? events.deferredFor(who, name, when) : events.deferred(name, when);
    case 'transferred': {
      const to = handedTo(entry) ?? name;
      const did = onBehalfOf ? events.transferredFor(who, onBehalfOf.name, to) : events.transferred(who, to);
      return text === '' ? did : events.withWord(did, text);
    }
    case 'offered':
      return reason === null || reason === 'inactive'
        ? events.offered(name)
        : events.offeredBecause(name, events.reason[reason]);
    case 'approved':
      return events.approved(who, name);
    case 'returned-for-change':
      return events.withWord(events['returned-for-change'](who, name), text);
    case 'submitted':
    case 'taken-back':
    case 'missed':
    case 'withdrawn':
    case 'lost':
      return events[event](name);
    case 'returned':
      return from === 'customer' ? events.returnedEarly : events.returned;
    case 'language-set':
      if (from !== 'agent') return events.languageHeard(language === null ? '' : languageName(language));
      return onBehalfOf
        ? events.languageSetFor(who, onBehalfOf.name, language && languageName(language))
        : events.languageSet(who, language && languageName(language));
    case 'undelivered':
    case 'opened':
    case 'reopened':
      return events[event];
    case 'renamed':
      return events.renamed(who, text);
    case null:
      return '';
  }
}

/** What was written here and is not in the conversation yet. */
export const pendingLine = ({ id, at, text, what, state, why }: Pending, you: string): ConversationLine =>
  what === 'comment'
    ? { kind: 'comment', id, at, by: `${you} · ${delivery(state, why)}`, text }
    : { kind: 'agent', id, at, by: you, text, isPending: true, delivery: delivery(state, why) };

const delivery = (state: Pending['state'], why: string | undefined): string =>
  state === 'refused' ? texts.conversation.notSent(why ?? '') : texts.conversation.delivery[state];
