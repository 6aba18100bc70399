// The floor as routing sees it: what waits and who is there, plain values. Built from the tables by the server, from
// nothing by tests; no rule of routing looks at anything else.
import type { OfferReason, TargetWhy } from '../interactions/facts.ts';
import type { CameBy } from '../interactions/interaction.ts';

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
  /** The channel's group, its soft limit and its answer target. */
  group: string;
  soft: number;
  answerTargetMs: number;
  /** Of the channel and its group together. */
  priority: number;
  /** Since when the customer waits. */
  since: number;
  /** What brought it here. */
  cameBy: CameBy | null;
  /** Its categories of purpose *skill*: whoever gets it has every one of them, or one above it. */
  skills: readonly string[];
  language: string | null;
  /** Who handed it on: for a while it does not come back to them. */
  notFor: string | null;
}

export interface FloorAgent {
  id: string;
  team: string | null;
  channels: readonly string[];
  skills: readonly string[];
  /** As BCP 47 tags; none: all. */
  languages: readonly string[];
  connected: boolean;
  /** By channel group; a group that is not here: not in routing mode. */
  modes: Readonly<Record<string, 'available' | 'away' | 'off'>>;
  /** Ringing and ongoing interactions by channel group. */
  held: Readonly<Record<string, number>>;
  /** When an interaction was last given to them; null: not since the start. */
  lastOfferAt: number | null;
}

export interface RoutingFloor {
  now: number;
  waiting: readonly WaitingInteraction[];
  agents: readonly FloorAgent[];
  /** Category → the one above it. */
  parents: ReadonlyMap<string, string | null>;
}

export interface Offer {
  interaction: string;
  agent: string;
  /** The step in which it was given out. */
  reason: OfferReason;
  /** What the agent had in that group before. */
  load: number;
  /** How urgent it was. */
  points: number;
}
