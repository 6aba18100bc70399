// An agent's seat: connected or not, in routing mode or not, available or away; and the fold that makes it.
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

export interface Agent {
  id: string;
  version: number;
  connected: boolean;
  /** When `connected` last changed; null: never been here. */
  connectedAt: number | null;
  mode: 'off' | 'available' | 'away';
  reason: AwayReason | null;
  modeAt: number;
  /** `version`: the seat's, when they last changed. */
  mentions: { version: number; list: AgentMention[] };
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
});

export function evolveAgent(before: Agent | undefined, fact: FactOf<'agent'>): Agent {
  const seat = before ?? emptySeat(fact.id);
  if (fact.version !== seat.version + 1)
    throw new Error(`agent ${fact.id}: fact ${fact.version} does not follow ${seat.version}`);
  const next = { ...seat, version: fact.version };
  const mentions = (list: AgentMention[]) => ({ ...next, mentions: { version: fact.version, list } });
  switch (fact.kind) {
    case 'mentioned': {
      const { entry, interaction, customerName, by, at } = fact;
      const one = { entry, interaction, customerName, by, at };
      return mentions([...seat.mentions.list, one].slice(-mentionsKept));
    }
    case 'mention-dismissed':
      return mentions(seat.mentions.list.filter(({ entry }) => entry !== fact.entry));
    case 'connected':
      return { ...next, connected: true, connectedAt: fact.at };
    case 'gone':
      return { ...next, connected: false, connectedAt: fact.at };
    case 'entered-routing':
    case 'became-available':
      return { ...next, mode: 'available', reason: null, modeAt: fact.at };
    case 'left-routing':
      return { ...next, mode: 'off', reason: null, modeAt: fact.at };
    case 'handled':
      return next;
    case 'went-away':
      return { ...next, mode: 'away', reason: fact.reason, modeAt: fact.at };
  }
}
