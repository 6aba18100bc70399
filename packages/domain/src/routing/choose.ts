// Routing: who gets what waits. Pure: the floor as it stands → offers. Longest wait first; among the eligible (may
// answer on the channel, connected, available, below the soft limit) the least loaded, then the one idle longest.
import { softLimit } from '../agents/agent.ts';

export interface WaitingInteraction {
  id: string;
  channel: string;
  /** Since when it waits for an agent. */
  since: number;
}

export interface FreeAgent {
  id: string;
  channels: readonly string[];
  /** Ringing and ongoing interactions. */
  held: number;
  /** When an interaction was last given to them; null: not today. */
  lastOfferAt: number | null;
}

export interface Offer {
  interaction: string;
  agent: string;
}

/** The offers to make now. `agents` are connected and available. */
export function choose(waiting: readonly WaitingInteraction[], agents: readonly FreeAgent[]): Offer[] {
  const held = new Map(agents.map((agent) => [agent.id, agent.held]));
  const offers: Offer[] = [];
  for (const { id, channel } of [...waiting].sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1))) {
    const eligible = agents.filter((agent) => agent.channels.includes(channel) && held.get(agent.id)! < softLimit);
    const best = eligible.sort(
      (a, b) =>
        held.get(a.id)! - held.get(b.id)! || (a.lastOfferAt ?? 0) - (b.lastOfferAt ?? 0) || (a.id < b.id ? -1 : 1),
    )[0];
    if (!best) continue;
    held.set(best.id, held.get(best.id)! + 1);
    offers.push({ interaction: id, agent: best.id });
  }
  return offers;
}
