// Every agent's inboxes with their counts, in memory: of what is live, as committed, by the predicate, before and after each
// change. All are counted at all times, whoever has which desk open: nothing here could tell whether anybody looks (S4).
// What depends on the time alone is counted anew every second. Desks are told at most ten times a second, with what was
// committed by then; the numbers told together are of one moment.
import {
  bindQuery,
  inboxesFor,
  listedOf,
  matches,
  parseQuery,
  personOf,
  type BoundQuery,
  type Directory,
  type Inbox,
  type Interaction,
} from '@oriel/domain';
import { agesEveryMs, countsEveryMs } from '@oriel/protocol';
import type { Clock } from '../clock.ts';
import type { LiveIndex } from '../interactions/live-index.ts';
import type { Change } from '../store/commits.ts';
import { Scopes, type Scope } from './scopes.ts';

/** An inbox of one agent. `version` grows with every difference, of the inbox and of its count (V10). */
export interface CountedInbox {
  inbox: Inbox;
  query: BoundQuery;
  scope: string;
  count: number;
  version: number;
}

/** What views need to know of inboxes. */
export interface Inboxes {
  of(agent: string): CountedInbox[];
  one(agent: string, inbox: string): CountedInbox | undefined;
  /** The time that ages are measured at. */
  now(): number;
}

interface Held {
  inbox: Inbox;
  scope: Scope;
  since: number;
}

export interface InboxCountsDeps {
  index: LiveIndex;
  directory: () => Directory;
  clock: Clock;
  tell: (changes: Change[]) => void;
}

export class InboxCounts implements Inboxes {
  readonly #deps: InboxCountsDeps;
  readonly #byKey = new Map<string, Scope>();
  readonly #still = new Scopes();
  readonly #timed = new Scopes();
  readonly #held = new Map<string, Map<string, Held>>();
  readonly #changed = new Set<Scope>();
  readonly #stopTicking: () => void;
  #version = 0;
  #scopes = 0;
  #now: number;
  #toldAt = -Infinity;
  #telling: (() => void) | undefined;

  constructor(deps: InboxCountsDeps) {
    this.#deps = deps;
    this.#now = deps.clock.now();
    deps.index.follow((before, after) => this.#moved(before, after));
    this.#bindAll();
    this.#stopTicking = deps.clock.every(agesEveryMs, () => this.#tick());
  }

  stop(): void {
    this.#stopTicking();
    this.#telling?.();
  }

  now(): number {
    return this.#now;
  }

  of(agent: string): CountedInbox[] {
    return [...(this.#held.get(agent)?.values() ?? [])].map(counted);
  }

  one(agent: string, inbox: string): CountedInbox | undefined {
    const held = this.#held.get(agent)?.get(inbox);
    return held && counted(held);
  }

  /** What was committed to the directory: whose inboxes ask what from now on. Interactions come by the index. */
  take(changes: readonly Change[]): void {
    const agents = new Set<string>();
    for (const change of changes) {
      if (change.kind !== 'listed' || ['channelGroup', 'savedReply'].includes(change.after.kind)) continue;
      const { after } = change;
      if (after.kind === 'person' && this.#held.has(after.id)) agents.add(after.id);
      else if (after.kind === 'inbox' && after.owner !== null) agents.add(after.owner);
      else return this.#bindAll();
    }
    if (agents.size > 0) this.#count(new Set([...agents].flatMap((agent) => this.#bind(agent))));
  }

  #bindAll(): void {
    const people = listedOf(this.#deps.directory(), 'person');
    this.#count(new Set(people.flatMap(({ id }) => this.#bind(id))));
  }

  /** Returns the scopes that are new, and not counted yet. */
  #bind(agent: string): Scope[] {
    const directory = this.#deps.directory();
    const before = this.#held.get(agent);
    const after = new Map<string, Held>();
    const fresh: Scope[] = [];
    for (const inbox of personOf(directory, agent) ? inboxesFor(directory, agent) : []) {
      const query = bindQuery(parseQuery(inbox.query).terms, agent, directory);
      const scope = this.#byKey.get(query.key) ?? this.#scopeOf(query);
      if (scope.holders === 0 && !fresh.includes(scope)) fresh.push(scope);
      scope.holders += 1;
      const known = before?.get(inbox.id);
      const isSame = known?.scope === scope && known.inbox.version === inbox.version;
      after.set(inbox.id, { inbox, scope, since: isSame ? known.since : (this.#version += 1) });
    }
    this.#held.set(agent, after);
    for (const { scope } of before?.values() ?? []) this.#release(scope);
    return fresh;
  }

  #scopeOf(query: BoundQuery): Scope {
    const id = String((this.#scopes += 1));
    const scope = { id, query, count: 0, told: 0, version: (this.#version += 1), holders: 0, byTime: false };
    this.#byKey.set(query.key, scope);
    this.#placesOf(scope).add(scope);
    return scope;
  }

  #release(scope: Scope): void {
    scope.holders -= 1;
    if (scope.holders > 0) return;
    this.#byKey.delete(scope.query.key);
    this.#placesOf(scope).remove(scope);
    this.#changed.delete(scope);
  }

  #placesOf = ({ query }: Scope): Scopes => (query.isTimed ? this.#timed : this.#still);

  #count(scopes: ReadonlySet<Scope>): void {
    if (scopes.size === 0) return;
    for (const interaction of this.#deps.index.all()) {
      for (const places of [this.#still, this.#timed]) {
        for (const scope of places.for(interaction)) {
          if (scopes.has(scope) && matches(scope.query, interaction, this.#now)) scope.count += 1;
        }
      }
    }
    for (const scope of scopes) scope.told = scope.count;
  }

  #moved(before: Interaction | undefined, after: Interaction | undefined): void {
    if (before) this.#add(before, -1);
    if (after) this.#add(after, 1);
  }

  #add(interaction: Interaction, by: number): void {
    for (const places of [this.#still, this.#timed]) {
      for (const scope of places.for(interaction)) {
        if (!matches(scope.query, interaction, this.#now)) continue;
        scope.count += by;
        this.#changed.add(scope);
      }
    }
    this.#tellSoon();
  }

  /** A second has gone: some are old enough now, or too old. */
  #tick(): void {
    const [before, now] = [this.#now, this.#deps.clock.now()];
    this.#now = now;
    if (this.#timed.isEmpty) return;
    for (const interaction of this.#deps.index.all()) {
      for (const scope of this.#timed.for(interaction)) {
        const was = matches(scope.query, interaction, before);
        if (matches(scope.query, interaction, now) === was) continue;
        scope.count += was ? -1 : 1;
        scope.byTime = true;
        this.#changed.add(scope);
      }
    }
    this.#tellSoon();
  }

  #tellSoon(): void {
    if (this.#telling || this.#changed.size === 0) return;
    const { clock } = this.#deps;
    const waitMs = this.#toldAt + countsEveryMs - clock.steady();
    let isOff = false;
    const tell = () => {
      if (!isOff) this.#tell();
    };
    const callOff = waitMs > 0 ? clock.after(waitMs, tell) : (clock.nextTurn(tell), () => (isOff = true));
    this.#telling = callOff;
  }

  #tell(): void {
    this.#telling = undefined;
    this.#toldAt = this.#deps.clock.steady();
    const changes: Change[] = [];
    for (const scope of this.#changed) {
      if (scope.count === scope.told && !scope.byTime) continue;
      if (scope.count !== scope.told) scope.version = this.#version += 1;
      scope.told = scope.count;
      changes.push({
        kind: 'inbox',
        after: { scope: scope.id, count: scope.told, version: scope.version, byTime: scope.byTime },
      });
      scope.byTime = false;
    }
    this.#changed.clear();
    if (changes.length > 0) this.#deps.tell(changes);
  }
}

const counted = ({ inbox, scope, since }: Held): CountedInbox => ({
  inbox,
  query: scope.query,
  scope: scope.id,
  count: scope.told,
  version: Math.max(since, scope.version),
});

/** Nothing of the agent's own, and in no inbox of theirs but those. */
export function isOnlyIn(inboxes: Inboxes, matter: Interaction, agent: string, excluded: readonly string[]): boolean {
  if (matter.agent === agent || excluded.length === 0) return false;
  const all = inboxes.of(agent).filter(({ query }) => matches(query, matter, inboxes.now()));
  return all.length > 0 && all.every(({ inbox }) => excluded.includes(inbox.id));
}
