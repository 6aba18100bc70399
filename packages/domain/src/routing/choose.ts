// Routing: who gets what waits. Pure: the floor as it stands → offers, each with its reason. Steps: whom it is kept for,
// for a time (handed to them, put off by them, had this customer last); then everybody. Longest wait first; among the
// eligible (may answer on the channel, connected, available, below the soft limit) the least loaded, then the one idle longest.
import type { OfferReason, TargetWhy } from '../interactions/facts.ts';

/** Whom an interaction that waits is kept for, until when, and why. */
export interface Kept {
  target: string | null;
  targetTeam: string | null;
  targetUntil: number | null;
  targetWhy: TargetWhy | null;
}

export interface WaitingInteraction extends Kept {
  id: string;
  channel: string;
  /** The channel's group, and its soft limit. */
  group: string;
  soft: number;
  /** Since when it waits for an agent. */
  since: number;
}

export const isKept = ({ targetUntil }: Kept, now: number): boolean => targetUntil !== null && targetUntil > now;

/** It was handed to this agent or to their team. */
export const isFor = ({ target, targetTeam }: Kept, agent: { id: string; team: string | null }): boolean =>
  target === agent.id || (targetTeam !== null && targetTeam === agent.team);

export interface FreeAgent {
  id: string;
  team: string | null;
  channels: readonly string[];
  /** Ringing and ongoing interactions by channel group; nothing to be pushed to them in a group that is not here. */
  held: Readonly<Record<string, number>>;
  /** When an interaction was last given to them; null: not since the start. */
  lastOfferAt: number | null;
}

export interface Offer {
  interaction: string;
  agent: string;
  reason: OfferReason;
}

/** The offers to make now. `agents` are connected and available. */
export function choose(waiting: readonly WaitingInteraction[], agents: readonly FreeAgent[], now: number): Offer[] {
  const held = new Map(agents.map((agent) => [agent.id, { ...agent.held }]));
  const load = (agent: FreeAgent, group: string): number => held.get(agent.id)![group] ?? Infinity;
  const best = (eligible: readonly FreeAgent[], group: string): FreeAgent | undefined =>
    eligible.toSorted(
      (a, b) =>
        load(a, group) - load(b, group) || (a.lastOfferAt ?? 0) - (b.lastOfferAt ?? 0) || (a.id < b.id ? -1 : 1),
    )[0];
  const offers: Offer[] = [];
  for (const one of [...waiting].sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1))) {
    const { group, soft } = one;
    const eligible = agents.filter((agent) => agent.channels.includes(one.channel) && load(agent, group) < soft);
    const meant = eligible.filter((agent) => isFor(one, agent));
    const first = best(meant, group);
    const chosen = first ?? (waitsForTarget(one, agents, now) ? undefined : best(eligible, group));
    if (!chosen) continue;
    held.get(chosen.id)![group] = load(chosen, group) + 1;
    offers.push({ interaction: one.id, agent: chosen.id, reason: first ? one.targetWhy! : 'least-loaded' });
  }
  return offers;
}

/** Others have to wait. Who had this customer last is waited for only while they are there: it is a kindness, no order. */
const waitsForTarget = (one: WaitingInteraction, agents: readonly FreeAgent[], now: number): boolean =>
  isKept(one, now) && (one.targetWhy !== 'had-this-customer' || agents.some((agent) => isFor(one, agent)));
