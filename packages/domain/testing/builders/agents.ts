// Builders of an agent's seat.
import { emptySeat, type Agent } from '../../src/agents/agent.ts';

/** Connected, in routing mode, available. */
export const aSeat = (id: string, more: Partial<Agent> = {}): Agent => ({
  ...emptySeat(id),
  version: 2,
  connected: true,
  connectedAt: 1_000,
  mode: 'available',
  modeAt: 1_000,
  ...more,
});
