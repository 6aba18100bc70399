// Routing: who gets what waits. Pure: the floor as it stands → offers, each with its reason. The most urgent first; whom
// it is kept for, for a time (handed to them, put off by them, had this customer last), then everybody; among the
// eligible the least loaded, then who was offered something longest ago.
import { languageAsked, lacksOf, type Lack } from './eligible.ts';
import type { FloorAgent, Kept, Offer, RoutingFloor, WaitingInteraction } from './floor.ts';
import { byUrgency, pointsOf } from './priority.ts';
import { lastsStill } from './steps.ts';

/** It has a target, and others have to wait for a while. */
export const isKept = (one: Kept, now: number): boolean => isMeant(one) && lastsStill(one.targetUntil, now);

/** It was handed to this agent or to their team. */
export const isFor = ({ target, targetTeam }: Kept, agent: { id: string; team: string | null }): boolean =>
  target === agent.id || (targetTeam !== null && targetTeam === agent.team);

/** Others have to wait. Who had this customer last is waited for only while they are there: it is a kindness, no order. */
export const waitsForTarget = (
  one: WaitingInteraction,
  agents: readonly Pick<FloorAgent, 'id' | 'team' | 'connected' | 'modes'>[],
  now: number,
): boolean =>
  isKept(one, now) &&
  (one.targetWhy !== 'had-this-customer' ||
    agents.some((agent) => isFor(one, agent) && agent.connected && agent.modes[one.group] === 'available'));

/** What does not mean that somebody could not have it another time. */
const forNow: ReadonlySet<Lack> = new Set<Lack>(['handed-on', 'offline', 'off', 'away', 'full']);

/** Who could have what asks for the same, whatever they have to do: who answers there, who is able, who of them is there. */
interface Able {
  answering: boolean;
  able: boolean;
  available: readonly FloorAgent[];
  language: string | null;
}

/** A floor on which offers are made one after the other: what each agent has by now. */
export class Round {
  readonly floor: RoutingFloor;
  /** By group. */
  readonly #loads = new Map<string, Map<FloorAgent, number>>();
  readonly #able = new Map<string, Able>();

  constructor(floor: RoutingFloor) {
    this.floor = floor;
  }

  /** What an agent has in a group by now. */
  loadsIn(group: string): Map<FloorAgent, number> {
    const known = this.#loads.get(group);
    if (known) return known;
    const loads = new Map(this.floor.agents.map((agent) => [agent, agent.held[group] ?? 0]));
    this.#loads.set(group, loads);
    return loads;
  }

  /** The offer to make, which is then taken as made; undefined: it waits. */
  give(one: WaitingInteraction): Offer | undefined {
    const loads = this.loadsIn(one.group);
    const eligible = this.ableFor(one).available.filter((agent) => loads.get(agent)! < one.soft);
    const meant = isMeant(one)
      ? best(
          eligible.filter((agent) => isFor(one, agent)),
          loads,
        )
      : undefined;
    const chosen = meant ?? (this.isHeldBack(one) ? undefined : best(eligible, loads));
    if (!chosen) return undefined;
    const load = loads.get(chosen)!;
    loads.set(chosen, load + 1);
    const reason = meant && one.targetWhy !== null ? one.targetWhy : 'least-loaded';
    return { interaction: one.id, agent: chosen.id, reason, load, points: pointsOf(one, this.floor.now).total };
  }

  /** Kept for somebody, and everybody else has to wait. */
  isHeldBack(one: WaitingInteraction): boolean {
    return waitsForTarget(one, this.floor.agents, this.floor.now);
  }

  ableFor(one: WaitingInteraction): Able {
    const asks = `${one.channel} ${one.group} ${one.language} ${one.notFor} ${one.skills.join(' ')}`;
    const known = this.#able.get(asks);
    if (known) return known;
    const { agents } = this.floor;
    const language = languageAsked(one, agents);
    const lacks = agents.map((agent) => lacksOf(one, agent, this.floor, language, -Infinity));
    const able: Able = {
      answering: lacks.some((each) => !each.includes('channel')),
      able: lacks.some((each) => each.every((lack) => forNow.has(lack))),
      available: agents.filter((_, at) => lacks[at]!.length === 0),
      language,
    };
    this.#able.set(asks, able);
    return able;
  }
}

const isMeant = ({ target, targetTeam }: Kept): boolean => target !== null || targetTeam !== null;

/** The least loaded; among equals who was offered something longest ago, or never. */
function best(agents: readonly FloorAgent[], loads: ReadonlyMap<FloorAgent, number>): FloorAgent | undefined {
  let least: FloorAgent | undefined;
  for (const agent of agents) if (!least || comesBefore(agent, least, loads)) least = agent;
  return least;
}

function comesBefore(a: FloorAgent, b: FloorAgent, loads: ReadonlyMap<FloorAgent, number>): boolean {
  const order = loads.get(a)! - loads.get(b)! || (a.lastOfferAt ?? 0) - (b.lastOfferAt ?? 0);
  return order < 0 || (order === 0 && a.id < b.id);
}

/** The offers to make now. */
export function choose(floor: RoutingFloor): Offer[] {
  const round = new Round(floor);
  return byUrgency(floor.waiting, floor.now).flatMap((one) => round.give(one) ?? []);
}
