// An agent's seat: connected or not, in routing mode or not, and how they stand in each channel group: available, or away
// with a reason; and the fold that makes it. A word for all groups holds until one of them is told apart.
import type { FactOf } from '../fact.ts';
import type { AwayReason } from './facts.ts';

/** Where an agent was mentioned, until they say that they have seen it. */
export interface AgentMention {
  entry: string;
  interaction: string;
  customerName: string;
  /** `principalKey` of the one who wrote it. */
  by: string;
  at: number;
}

/** More are a backlog that nobody reads: the oldest leave, and stay in their conversations. */
export const mentionsKept = 50;

/** How an agent in routing mode stands in one channel group. */
export interface Standing {
  mode: 'available' | 'away';
  /** Away: one of the directory's reasons, or `missed`, `idle`, `self`. */
  reason: AwayReason | null;
  at: number;
  /** Somebody else who set it so. */
  by: string | null;
}

export interface Agent {
  id: string;
  version: number;
  connected: boolean;
  /** When `connected` last changed; null: never been here. */
  connectedAt: number | null;
  /** In the groups that are not told apart below. */
  mode: 'off' | 'available' | 'away';
  reason: AwayReason | null;
  modeAt: number;
  /** `version`: the seat's, when they last changed. */
  mentions: { version: number; list: AgentMention[] };
  modeBy: string | null;
  /** Channel groups that were set on their own since. */
  groups: Record<string, Standing>;
  /** Misses in a row, by channel group, where that is more than none. */
  misses: Record<string, number>;
}

/** A seat nobody has sat on yet. */
export const emptySeat = (id: string): Agent => ({
  id,
  version: 0,
  connected: false,
  connectedAt: null,
  mode: 'off',
  reason: null,
  modeAt: 0,
  mentions: { version: 0, list: [] },
  modeBy: null,
  groups: {},
  misses: {},
});

/** How an agent stands in a channel group; null: not in routing mode. */
export function standingIn(seat: Agent, group: string): Standing | null {
  if (seat.mode === 'off') return null;
  return seat.groups[group] ?? { mode: seat.mode, reason: seat.reason, at: seat.modeAt, by: seat.modeBy };
}

export const isAvailableIn = (seat: Agent, group: string): boolean => standingIn(seat, group)?.mode === 'available';

const without = <T>(kept: Record<string, T>, key: string): Record<string, T> => {
  const { [key]: _, ...rest } = kept;
  return rest;
};

/** Who did it, where that was not the agent or the system. */
const otherIn = ({ by, onBehalfOf }: FactOf<'agent'>): string | null =>
  onBehalfOf !== null && by.startsWith('person:') ? by.slice('person:'.length) : null;

export function evolveAgent(before: Agent | undefined, fact: FactOf<'agent'>): Agent {
  const seat = before ?? emptySeat(fact.id);
  if (fact.version !== seat.version + 1)
    throw new Error(`agent ${fact.id}: fact ${fact.version} does not follow ${seat.version}`);
  const next = { ...seat, version: fact.version };
  const mentions = (list: AgentMention[]) => ({ ...next, mentions: { version: fact.version, list } });
  const [at, by] = [fact.at, otherIn(fact)];
  const all = (mode: Agent['mode'], reason: AwayReason | null): Agent => ({
    ...next,
    ...{ mode, reason, modeAt: at, modeBy: by, groups: {}, misses: {} },
  });
  const one = (group: string, mode: Standing['mode'], reason: AwayReason | null): Agent => ({
    ...next,
    groups: { ...seat.groups, [group]: { mode, reason, at, by } },
    misses: without(seat.misses, group),
  });
  switch (fact.kind) {
    case 'mentioned': {
      const { entry, interaction, customerName, by, at } = fact;
      const one = { entry, interaction, customerName, by, at };
      return mentions([...seat.mentions.list, one].slice(-mentionsKept));
    }
    case 'mention-dismissed':
      return mentions(seat.mentions.list.filter(({ entry }) => entry !== fact.entry));
    case 'connected':
      return { ...next, connected: true, connectedAt: at };
    case 'gone':
      return { ...next, connected: false, connectedAt: at };
    case 'entered-routing':
      return all('available', null);
    case 'became-available':
      return fact.group === undefined ? all('available', null) : one(fact.group, 'available', null);
    case 'left-routing':
      return all('off', null);
    case 'handled':
      return next;
    case 'went-away':
      return fact.group === undefined ? all('away', fact.reason) : one(fact.group, 'away', fact.reason);
    case 'let-ring':
      return { ...next, misses: { ...seat.misses, [fact.group]: (seat.misses[fact.group] ?? 0) + 1 } };
    case 'answered-ring':
      return { ...next, misses: without(seat.misses, fact.group) };
  }
}
