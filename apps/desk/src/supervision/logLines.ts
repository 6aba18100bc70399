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
  /** It ended only when the server started anew: its true end was before. */
  isUnsure: boolean;
  /** A limit of the policy ended it. */
  overBy: string | null;
  who: string;
  what: string;
  agent: string | null;
  team: string | null;
  purpose: string | null;
  interaction: string | null;
}

/** Entries are numbered as they were written. */
export const newestFirst = (looks: readonly Look[]): Look[] => looks.toSorted((a, b) => Number(b.id) - Number(a.id));

export const logLine = ({ id, at, until, how, by, what, agent, teamName, purpose, interaction }: Look): LogLine => ({
  id,
  from: dayAndClock(at),
  until: until === null ? null : clockFrom(at, until),
  isUnsure: how === 'restart',
  overBy: how === 'outside-hours' || how === 'minutes-used' ? texts.log.overBy[how] : null,
  who: by?.name ?? texts.log.erased,
  what: texts.log.what[what],
  agent: agent?.name ?? (what === 'agents' ? null : texts.log.erased),
  team: teamName,
  purpose,
  interaction,
});

/** Those in which the one who looked, or the agent who was looked at, has the text in their name. */
export function matching(lines: readonly LogLine[], text: string): LogLine[] {
  const sought = text.trim().toLocaleLowerCase();
  return lines.filter(({ who, agent }) => [who, agent ?? ''].some((name) => name.toLocaleLowerCase().includes(sought)));
}

/** Whose desk was looked at how often, how long, and by how much above all others. */
export function figuresOf({ id, name, desks, ms, unsure, agents }: EntityOf<'watcher'>) {
  const [first] = agents;
  const most = first && first.desks > 0 && { ...first, percent: Math.round((first.desks / desks) * 100) };
  return { id, name, desks, minutes: Math.round(ms / 60_000), unsure, most: most || null };
}

/** Everybody whose desk or conversation was looked at, by name. */
export function agentsIn(watchers: readonly EntityOf<'watcher'>[]): { id: string; name: string }[] {
  const all = new Map(watchers.flatMap(({ agents }) => agents.map(({ id, name }) => [id, { id, name }] as const)));
  return [...all.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}
