// A channel group while it is edited: numbers and times as they are written, and what is wrong with them. Pure.
import type { CommandOf, EntityOf } from '@oriel/protocol';
import { capacityMax, durationMsMax, durationMsMin, missesMaxMax, priorityMax } from '@oriel/protocol';
import { texts } from '../texts/en-settings.ts';
import { readDuration, written } from './duration.ts';

type Group = EntityOf<'channelGroup'>;
type Settings = Omit<CommandOf<'set-channel-group'>, 'kind' | 'group'>;

const numbers = ['soft', 'hard', 'missesMax', 'priority'] as const;
const times = ['ringMs', 'goneMs', 'idleMs', 'answerTargetMs'] as const;
/** Left empty, they never come. */
const maybeTimes = ['undeliveredMs', 'autoCompleteMs'] as const;

export type Written = (typeof numbers)[number] | (typeof times)[number] | (typeof maybeTimes)[number];
export type GroupFields = Record<Written, string> & Pick<Settings, 'name' | 'afterMiss' | 'autoAccept'>;

const words = texts.groups;
export const names: Record<Written, string> = {
  soft: words.soft,
  hard: words.hard,
  missesMax: words.misses,
  priority: words.priority,
  ringMs: words.ring,
  goneMs: words.gone,
  idleMs: words.idle,
  answerTargetMs: words.target,
  undeliveredMs: words.undelivered,
  autoCompleteMs: words.autoComplete,
};

export function fieldsOf(group: Group): GroupFields {
  const { name, afterMiss, autoAccept } = group;
  const shown = (key: Written): string => {
    const value = group[key];
    if (value === null) return '';
    return numbers.some((each) => each === key) ? String(value) : written(value);
  };
  const all = [...numbers, ...times, ...maybeTimes].map((key) => [key, shown(key)]);
  return { name, afterMiss, autoAccept, ...(Object.fromEntries(all) as Record<Written, string>) };
}

export const settingsOf = ({ kind: _, id: _id, version: _version, ...settings }: Group): Settings => settings;

const range: Record<(typeof numbers)[number], [least: number, most: number]> = {
  soft: [1, capacityMax],
  hard: [1, capacityMax],
  missesMax: [1, missesMaxMax],
  priority: [-priorityMax, priorityMax],
};

/** The settings that are written there, or what is wrong with the first that is. */
export function readGroup(fields: GroupFields): Settings | { wrong: string } {
  const { afterMiss, autoAccept } = fields;
  const name = fields.name.trim();
  if (name === '') return { wrong: texts.missingName };
  const read: Partial<Record<Written, number | null>> = {};
  for (const key of numbers) {
    const text = fields[key].trim().replace('−', '-');
    const [least, most] = range[key];
    if (!/^-?\d+$/.test(text) || Number(text) < least || Number(text) > most)
      return { wrong: words.notWhole(names[key]) };
    read[key] = Number(text);
  }
  for (const key of [...times, ...maybeTimes]) {
    const mayBeEmpty = maybeTimes.some((each) => each === key);
    const ms = readDuration(fields[key]);
    if (fields[key].trim() === '' && mayBeEmpty) read[key] = null;
    else if (ms === null || ms < durationMsMin || ms > durationMsMax) return { wrong: words.notTime(names[key]) };
    else read[key] = ms;
  }
  const settings = { name, afterMiss, autoAccept, ...read } as Settings;
  return settings.soft > settings.hard ? { wrong: words.softAboveHard } : settings;
}
