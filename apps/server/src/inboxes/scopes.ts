// The bound queries that are counted, found by what an interaction is cheap to ask: whose it is, of which team, on which
// channel. So a change asks the few that it can concern, and not all of a floor's (300 desks have 3,000 of them).
import type { BoundQuery, Interaction, NamedField } from '@oriel/domain';

/** One bound query, counted once for all whose inbox asks the same. */
export interface Scope {
  id: string;
  query: BoundQuery;
  /** As the last commit left it. */
  count: number;
  /** As it was last told, and the version under which. */
  told: number;
  version: number;
  /** Somebody's inbox each. */
  holders: number;
  /** What is in it has changed by time alone since it was last told. */
  byTime: boolean;
}

/** What a query asks for of a field, where it asks for something and not for all but something. */
function asked({ conditions }: BoundQuery, on: NamedField): readonly (string | null)[] | undefined {
  for (const each of conditions) if (each.on === on && !each.not) return each.ids;
  return undefined;
}

export class Scopes {
  readonly #byAssignee = new Map<string, Set<Scope>>();
  readonly #byTeam = new Map<string, Set<Scope>>();
  readonly #byTeamAndChannel = new Map<string, Set<Scope>>();
  /** What is the agent's own and another team's. */
  readonly #elsewhere = new Map<string, Set<Scope>>();
  #size = 0;

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  add(scope: Scope): void {
    this.#size += 1;
    for (const [map, key] of this.#places(scope)) map.set(key, (map.get(key) ?? new Set()).add(scope));
  }

  remove(scope: Scope): void {
    this.#size -= 1;
    for (const [map, key] of this.#places(scope)) {
      const there = map.get(key);
      there?.delete(scope);
      if (there?.size === 0) map.delete(key);
    }
  }

  /** Every scope that may hold the interaction, once each. */
  *for({ agent, team, channel }: Interaction): Iterable<Scope> {
    yield* this.#byTeam.get(team) ?? [];
    yield* this.#byTeamAndChannel.get(`${team} ${channel}`) ?? [];
    if (agent === null) return;
    yield* this.#byAssignee.get(agent) ?? [];
    for (const scope of this.#elsewhere.get(agent) ?? []) if (scope.query.team !== team) yield scope;
  }

  *#places({ query }: Scope): Iterable<[Map<string, Set<Scope>>, string]> {
    const people = asked(query, 'assignee');
    if (people && !people.includes(null)) {
      for (const id of people) yield [this.#byAssignee, id!];
      return;
    }
    yield [this.#elsewhere, query.agent];
    if (query.team === null) return;
    const channels = asked(query, 'channel');
    if (!channels) yield [this.#byTeam, query.team];
    else for (const channel of channels) yield [this.#byTeamAndChannel, `${query.team} ${channel}`];
  }
}
