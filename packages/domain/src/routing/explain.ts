// Why here, why not there, why it waits: what `choose` does with an interaction, said as one word, and of every agent.
// The same round decides and explains, so an explanation cannot drift from what happens.
import { isFor, Round } from './choose.ts';
import { lacksOf, type Lack } from './eligible.ts';
import type { Offer, RoutingFloor, WaitingInteraction } from './floor.ts';
import { byUrgency, overdueAt, pointsOf, type Points } from './priority.ts';

/** Why it waits; *soon*: it does not, it is about to ring. */
export type WaitWhy =
  | 'soon'
  /** For somebody, until a time. */
  | 'kept'
  /** Nobody answers on this channel. */
  | 'nobody-on-channel'
  /** Nobody who does has what it asks for, whether or not they are there. */
  | 'nobody-able'
  /** Who has it is away, not in routing mode or not connected. */
  | 'nobody-available'
  /** Who is available has as much as is given to them; the rest of their room goes to what is more urgent. */
  | 'all-full';

/** Why not there. Besides what an agent lacks: kept for others; eligible, and somebody else had less to do. */
export type NotThere = Lack | 'kept' | 'other-chosen';

/** The short of it: what a card says. */
export interface Wait {
  interaction: string;
  why: WaitWhy;
  /** Kept for somebody until then. */
  keptUntil: number | null;
  /** What is asked for. */
  skills: readonly string[];
  language: string | null;
}

export interface Explanation extends Wait {
  /** The offer that is about to be made. */
  offer: Offer | null;
  points: Points;
  /** When it comes before everything that has waited less long. */
  overdueAt: number;
  /** Among all that waits, most urgent first, from 1. */
  place: number;
  of: number;
  /** Every agent but the chosen one, with at least one reason. */
  others: { agent: string; not: NotThere[] }[];
}

/** Of everything that waits, in the order of urgency. */
export function waits(floor: RoutingFloor): Wait[] {
  const round = new Round(floor);
  return byUrgency(floor.waiting, floor.now).map((one) => waitOf(round, one, round.give(one)));
}

/** Of one of those that wait; undefined: it does not. */
export function explain(floor: RoutingFloor, interaction: string): Explanation | undefined {
  const round = new Round(floor);
  const ordered = byUrgency(floor.waiting, floor.now);
  for (const [at, one] of ordered.entries()) {
    if (one.id === interaction) return { ...explained(round, one), place: at + 1, of: ordered.length };
    round.give(one);
  }
  return undefined;
}

function waitOf(round: Round, one: WaitingInteraction, offer: Offer | undefined): Wait {
  const { answering, able, available, language } = round.ableFor(one);
  const asked = { interaction: one.id, skills: one.skills, language, keptUntil: null };
  if (offer) return { ...asked, why: 'soon' };
  if (round.isHeldBack(one)) return { ...asked, why: 'kept', keptUntil: one.targetUntil };
  if (!answering) return { ...asked, why: 'nobody-on-channel' };
  if (!able) return { ...asked, why: 'nobody-able' };
  return { ...asked, why: available.length === 0 ? 'nobody-available' : 'all-full' };
}

function explained(round: Round, one: WaitingInteraction): Omit<Explanation, 'place' | 'of'> {
  const { floor } = round;
  const { language } = round.ableFor(one);
  const isHeldBack = round.isHeldBack(one);
  const loads = new Map(round.loadsIn(one.group));
  const offer = round.give(one);
  const others = floor.agents.flatMap((agent) => {
    if (agent.id === offer?.agent) return [];
    const not: NotThere[] = lacksOf(one, agent, floor, language, loads.get(agent)!);
    if (isHeldBack && !isFor(one, agent)) not.push('kept');
    return [{ agent: agent.id, not: not.length > 0 ? not : ['other-chosen' as const] }];
  });
  return {
    ...waitOf(round, one, offer),
    offer: offer ?? null,
    points: pointsOf(one, floor.now),
    overdueAt: overdueAt(one),
    others,
  };
}
