// The floor of routing from entities: what waits, with what its channel and group say of it; everybody who is an agent,
// with their seat and what they hold.
import { channelOf, type Directory } from '../access/directory.ts';
import { standingIn, type Agent } from '../agents/agent.ts';
import { groupOf } from '../channels/group.ts';
import type { Interaction } from '../interactions/interaction.ts';
import { agentsOf, parentsIn, skillsAsked } from './able.ts';
import type { FloorAgent, RoutingFloor, WaitingInteraction } from './floor.ts';
import { lastsStill } from './steps.ts';

export interface Standing {
  now: number;
  waiting: readonly Interaction[];
  seats: readonly Agent[];
  /** The channels of what rings at and is ongoing with each agent, one for each. */
  heldOn: ReadonlyMap<string, readonly string[]>;
  lastOfferAt: ReadonlyMap<string, number>;
}

export function floorOf(directory: Directory, { now, waiting, seats, heldOn, lastOfferAt }: Standing): RoutingFloor {
  const seatOf = new Map(seats.map((seat) => [seat.id, seat]));
  const agents = agentsOf(directory).map(({ id, team, channels, skills, languages }): FloorAgent => {
    const seat = seatOf.get(id);
    const held: Record<string, number> = {};
    for (const channel of heldOn.get(id) ?? []) {
      const group = groupOf(directory, channel).id;
      held[group] = (held[group] ?? 0) + 1;
    }
    const modes: Record<string, Agent['mode']> = {};
    for (const channel of channels) {
      const { id: group } = groupOf(directory, channel);
      modes[group] = (seat && standingIn(seat, group)?.mode) ?? 'off';
    }
    const connected = seat?.connected ?? false;
    return { id, team, channels, skills, languages, connected, modes, held, lastOfferAt: lastOfferAt.get(id) ?? null };
  });
  return { now, waiting: waiting.map((one) => waitingOf(directory, one, now)), agents, parents: parentsIn(directory) };
}

function waitingOf(directory: Directory, one: Interaction, now: number): WaitingInteraction {
  const { id: group, soft, answerTargetMs, priority } = groupOf(directory, one.channel);
  const queuedAt = one.queuedAt ?? one.stateAt;
  return {
    id: one.id,
    channel: one.channel,
    group,
    soft,
    answerTargetMs,
    priority: priority + (channelOf(directory, one.channel)?.priority ?? 0),
    // The customer may have waited with somebody else before it came here.
    since: Math.min(one.waitsSince ?? queuedAt, queuedAt),
    cameBy: one.cameBy,
    skills: skillsAsked(directory, one.categories),
    language: one.language,
    notFor: one.cameBy === 'transferred' && lastsStill(one.targetUntil, now) ? one.lastAgent : null,
    target: one.target,
    targetTeam: one.targetTeam,
    targetUntil: one.targetUntil,
    targetWhy: one.targetWhy,
  };
}
