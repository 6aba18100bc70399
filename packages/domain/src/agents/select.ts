// How an agent's seat is shown: one word for being there, in routing mode and having room (domain.md §2).
import type { EntityOf } from '@oriel/protocol';

export type Availability = 'free' | 'busy' | 'full' | 'away' | 'off' | 'offline';

/** `held`: how many interactions ring at or are ongoing with the agent. */
export function availabilityOf(agent: EntityOf<'agent'>, held: number): Availability {
  if (!agent.connected) return 'offline';
  if (agent.mode !== 'available') return agent.mode;
  if (held >= agent.hard) return 'full';
  return held >= agent.soft ? 'busy' : 'free';
}

/** Since when it is so, as far as a fact says it. */
export const availableSince = (agent: EntityOf<'agent'>): number | null =>
  agent.connected ? Math.max(agent.modeAt, agent.connectedAt ?? 0) : agent.connectedAt;
