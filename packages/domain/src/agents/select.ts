// How an agent's seat is shown: one word for being there, in routing mode and having room (domain.md §2), in each channel
// group and over all of them.
import type { EntityOf } from '@oriel/protocol';

export type Availability = 'free' | 'busy' | 'full' | 'away' | 'off' | 'offline';
type Seat = EntityOf<'agent'>;
export type SeatGroup = Seat['groups'][number];

/** By channel group: how many interactions ring at or are ongoing with the agent. */
export type Load = Readonly<Record<string, number>>;

export function loadOf(interactions: Iterable<{ group: string }>): Load {
  const load: Record<string, number> = {};
  for (const { group } of interactions) load[group] = (load[group] ?? 0) + 1;
  return load;
}

export function availabilityIn(seat: Seat, group: SeatGroup, load: Load): Availability {
  if (!seat.connected) return 'offline';
  if (seat.mode === 'off' || group.mode === 'away') return seat.mode === 'off' ? 'off' : 'away';
  const held = load[group.id] ?? 0;
  if (held >= group.hard) return 'full';
  return held >= group.soft ? 'busy' : 'free';
}

const tightest: readonly Availability[] = ['full', 'busy', 'free', 'away', 'off', 'offline'];

/** Over all groups: the tightest of those that one is available in; each group's own word stands beside it. */
export function availabilityOf(seat: Seat, load: Load): Availability {
  if (!seat.connected) return 'offline';
  const words = seat.groups.map((group) => availabilityIn(seat, group, load));
  return tightest.find((word) => words.includes(word)) ?? (seat.mode === 'available' ? 'free' : seat.mode);
}

/** Since when it is so, as far as a fact says it. */
export const availableSince = (agent: Seat): number | null =>
  agent.connected ? Math.max(agent.modeAt, agent.connectedAt ?? 0) : agent.connectedAt;
