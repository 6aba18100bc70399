// What the log shows, as a pure function of the messages by `said`, of what is on its way, and of the calendar: day
// separators, who has come and gone, and messages in groups of one author. Order is by version only, never by time.
import type { EntityOf } from '@oriel/protocol';
import { texts } from '../texts.ts';
import type { Calendar } from './days.ts';

export type Message = EntityOf<'message'>;

/** Something this visitor has written and the chat does not show yet. */
export interface Pending {
  id: string;
  text: string;
  at: number;
  state: 'sending' | 'waiting' | 'sent' | 'refused';
}

export type Delivery = Pending['state'];

export interface MessageLine {
  is: 'message';
  key: string;
  /** Of what is pending: what to try again. */
  id: string | null;
  from: 'you' | 'agent';
  name: string;
  text: string;
  time: string;
  /** First and last of a group by one author. */
  isFirst: boolean;
  isLast: boolean;
  /** Of one's own: all that are not there yet, and the newest that is. */
  delivery: Delivery | null;
}

export type Line =
  | { is: 'day'; key: string; text: string }
  | { is: 'note'; key: string; text: string; more: string | null }
  | MessageLine;

/** Messages of one author that follow each other within this time stand together under one name and one time. */
export const groupWithinMs = 5 * 60 * 1000;

function note({ what, name, id }: Message): Line {
  if (what === 'with') {
    return { is: 'note', key: id, text: name ? texts.nowWith(name) : texts.nowWithSomebody, more: null };
  }
  return { is: 'note', key: id, text: name ? texts.ended(name) : texts.endedBySomebody, more: texts.writeAgain };
}

interface Written {
  key: string;
  id: string | null;
  from: 'you' | 'agent';
  name: string;
  text: string;
  at: number;
  delivery: Delivery | null;
}

const belongs = (one: Written, other: Written | null): boolean =>
  other !== null && one.from === other.from && one.name === other.name && Math.abs(one.at - other.at) <= groupWithinMs;

export function linesOf(
  messages: readonly Message[],
  pending: readonly Pending[],
  calendar: Calendar,
  now: number,
): Line[] {
  const lines: Line[] = [];
  let day = '';
  let last: { written: Written; line: MessageLine } | null = null;

  function newDay(at: number, key: string): void {
    const next = calendar.dayOf(at);
    if (next === day) return;
    day = next;
    last = null;
    lines.push({ is: 'day', key: `day ${key}`, text: calendar.dayLabel(at, now) });
  }

  function put(written: Written): void {
    newDay(written.at, written.key);
    const joins = belongs(written, last?.written ?? null);
    if (joins && last) last.line.isLast = false;
    const { key, id, from, name, text, at, delivery } = written;
    const line: MessageLine = {
      ...{ is: 'message', key, id, from, name, text, delivery, isFirst: !joins, isLast: true },
      time: calendar.timeOf(at),
    };
    last = { written, line };
    lines.push(line);
  }

  const inOrder = messages.toSorted((a, b) => a.version - b.version);
  const newest = pending.length > 0 ? null : inOrder.findLast(({ what }) => what === 'message');
  for (const message of inOrder) {
    const { what, from, name, id, text, at } = message;
    if (what !== 'message') {
      newDay(at, id);
      last = null;
      lines.push(note(message));
      continue;
    }
    const isSent = message === newest && from === 'you';
    const author = from === 'you' ? '' : (name ?? texts.somebody);
    put({
      key: id,
      id: null,
      from: from === 'you' ? 'you' : 'agent',
      name: author,
      text,
      at,
      delivery: isSent ? 'sent' : null,
    });
  }
  for (const { id, text, at, state } of pending) {
    put({ key: `pending ${id}`, id, from: 'you', name: '', text, at, delivery: state });
  }
  return lines;
}

/** Whoever the visitor is with now; null: nobody. In a long chat, whose newest page alone is here, it is who answers. */
export function agentOf(messages: readonly Message[]): string | null {
  const inOrder = messages.toSorted((a, b) => a.version - b.version);
  const note = inOrder.findLast(({ what }) => what !== 'message');
  if (note) return note.what === 'with' ? note.name : null;
  return inOrder.findLast(({ from }) => from === 'agent')?.name ?? null;
}

/** Answers newer than the last one seen. */
export const unreadOf = (messages: readonly Message[], seen: number): number =>
  messages.filter(({ what, from, version }) => what === 'message' && from === 'agent' && version > seen).length;

/** A chat that has messages and was not ended after them. */
export function isOngoing(messages: readonly Message[], pending: readonly Pending[]): boolean {
  const top = messages.reduce<Message | null>(
    (newest, one) => (newest && newest.version > one.version ? newest : one),
    null,
  );
  return pending.length > 0 || (top !== null && top.what !== 'ended');
}
