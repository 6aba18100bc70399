// Channel groups: channels that share capacity, timeouts and service targets (domain.md §1, §2). Two by default; every
// channel is in exactly one, and one whose group is not listed is in *Realtime* with its default settings.
import type { GroupSettings } from '../access/facts.ts';
import { channelOf, groupIn, personOf, type ChannelGroup, type Directory } from '../access/directory.ts';

const minute = 60_000;
const hour = 60 * minute;

const common = {
  ringMs: minute / 2,
  goneMs: hour,
  missesMax: 1,
  afterMiss: 'away',
  idleMs: 45 * minute,
  priority: 0,
  undeliveredMs: null,
  autoCompleteMs: null,
  autoAccept: false,
} as const;

/** The two groups by default: numbers of domain.md §2, service targets of our own. */
export const defaultGroups: Record<'realtime' | 'async', GroupSettings> = {
  realtime: { name: 'Realtime', soft: 3, hard: 5, answerTargetMs: minute, ...common },
  async: { name: 'Async', soft: 3, hard: 6, answerTargetMs: 4 * hour, ...common },
};

const unlisted: ChannelGroup = { kind: 'channelGroup', id: 'realtime', version: 0, ...defaultGroups.realtime };

/** The group of a channel, also of one that nobody knows. */
export const groupOf = (directory: Directory, channel: string): ChannelGroup =>
  groupIn(directory, channelOf(directory, channel)?.group) ?? unlisted;

/** The groups of the channels that an agent may answer on, in the order of those channels. */
export function groupsOf(directory: Directory, agent: string): ChannelGroup[] {
  const channels = personOf(directory, agent)?.channels ?? [];
  return [
    ...new Map(channels.map((channel) => groupOf(directory, channel)).map((group) => [group.id, group])).values(),
  ];
}
