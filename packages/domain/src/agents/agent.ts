// An agent's seat: connected or not, in routing mode or not, available or away; and the fold that makes it.
import type { FactOf } from '../fact.ts';
import type { AwayReason } from './facts.ts';

export interface Agent {
  id: string;
  version: number;
  connected: boolean;
  /** When `connected` last changed; null: never been here. */
  connectedAt: number | null;
  mode: 'off' | 'available' | 'away';
  reason: AwayReason | null;
  modeAt: number;
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
});

export function evolveAgent(before: Agent | undefined, fact: FactOf<'agent'>): Agent {
  const seat = before ?? emptySeat(fact.id);
  if (fact.version !== seat.version + 1)
    throw new Error(`agent ${fact.id}: fact ${fact.version} does not follow ${seat.version}`);
  const next = { ...seat, version: fact.version };
  switch (fact.kind) {
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
