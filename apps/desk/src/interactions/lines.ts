// A conversation's entries as the lines one reads: names and sentences chosen, the agent's border on what is current.
import { borderOf, currentFrom, isLate } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';
import type { Pending } from '../agents/hand.ts';
import { texts } from '../texts/en.ts';
import type { ConversationLine } from './Line.tsx';

type Entry = EntityOf<'entry'>;

/** `entries` by version. The border is of the agent's desk: on what was said since it was opened or reopened. */
export function linesOf(
  entries: readonly Entry[],
  interaction: EntityOf<'interaction'> | undefined,
  agent: string,
  now: number,
): ConversationLine[] {
  const border = interaction?.agent === agent ? borderOf(interaction) : null;
  const from = currentFrom(entries);
  const waits = interaction?.state === 'completed' ? null : (interaction?.waitsSince ?? null);
  const lastSaid = entries.findLast(({ what }) => what === 'message');
  return entries.map((entry): ConversationLine => {
    const { id, at, text } = entry;
    const by = entry.by?.name ?? '';
    if (entry.what === 'comment') return { kind: 'comment', id, at, by, text };
    if (entry.what === 'event') return { kind: 'event', id, at, text: sentence(entry) };
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

function sentence({ event, agent, by, onBehalfOf }: Entry): string {
  const events = texts.conversation.event;
  const name = agent?.name ?? '';
  switch (event) {
    case 'accepted':
      return onBehalfOf ? events.acceptedFor(by?.name ?? '', name) : events.accepted(name);
    case 'completed':
      return onBehalfOf ? events.completedFor(by?.name ?? '', name) : events.completed(name);
    case 'offered':
    case 'missed':
    case 'withdrawn':
      return events[event](name);
    case 'opened':
    case 'reopened':
      return events[event];
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
