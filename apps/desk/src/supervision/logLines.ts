// The monitoring log as its page prints it: an entry a line, newest first; times in the viewer's zone. Pure.
import type { EntityOf } from '@oriel/protocol';
import { texts } from '../texts/en-supervision.ts';
import { clockFrom, dayAndClock } from '../texts/times.ts';

type Look = EntityOf<'look'>;

export interface LogLine {
  id: string;
  from: string;
  /** Null: open now. */
  until: string | null;
  who: string;
  what: string;
  agent: string | null;
  team: string | null;
  purpose: string | null;
  interaction: string | null;
}

/** Entries are numbered as they were written. */
export const newestFirst = (looks: readonly Look[]): Look[] => looks.toSorted((a, b) => Number(b.id) - Number(a.id));

export const logLine = ({ id, at, until, by, what, agent, teamName, purpose, interaction }: Look): LogLine => ({
  id,
  from: dayAndClock(at),
  until: until === null ? null : clockFrom(at, until),
  who: by.name,
  what: texts.log.what[what],
  agent: agent?.name ?? null,
  team: teamName,
  purpose,
  interaction,
});

/** Those in which the one who looked, or the agent who was looked at, has the text in their name. */
export function matching(lines: readonly LogLine[], text: string): LogLine[] {
  const sought = text.trim().toLocaleLowerCase();
  return lines.filter(({ who, agent }) => [who, agent ?? ''].some((name) => name.toLocaleLowerCase().includes(sought)));
}
