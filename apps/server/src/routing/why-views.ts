// The views `waits` and `why`: why what waits waits, computed on read from the floor by the function that routes. Read
// again when the floor has changed, at most once a second a view; the tables are read once for all views of a side.
// What an agent learns: of their own team who could not have it and why, of everybody else how many.
import {
  explain,
  personOf,
  waits,
  type Directory,
  type Explanation,
  type Interaction,
  type NotThere,
  type Wait,
} from '@oriel/domain';
import type { Entity, EntityOf, ViewOf } from '@oriel/protocol';
import type { Clock } from '../clock.ts';
import { topic } from '../hub/topics.ts';
import { presentGiven, presentKeptFor, presentWait } from '../hub/presenters.ts';
import type { Eyes, Shows, ViewRoom } from '../hub/view.ts';
import type { Item } from '../bus/bus.ts';
import { isOnlyIn, type Inboxes } from '../inboxes/inbox-counts.ts';
import type { Change } from '../store/commits.ts';
import type { Reader } from '../store/reader.ts';
import { floorAt, type StandingRows } from './floor.ts';

/** At most once in this time a view is read again: a person reads no faster, and a busy floor changes all the time. */
const againMs = 1_000;

export interface WhyRooms {
  waits: ViewRoom<ViewOf<'waits'>>;
  why: ViewRoom<ViewOf<'why'>>;
}

export interface WhyViews {
  rooms: WhyRooms;
  /** Told of every change before the views are: what was read is void. */
  take(items: readonly Item[]): void;
}

/** One pair a side: what is read for those who look is never what an agent is shown. */
export function createWhyViews(clock: Clock, inboxes: Inboxes): WhyViews {
  let held: Promise<StandingRows> | undefined;
  const rowsOf = (reader: Reader): Promise<StandingRows> => {
    held ??= reader.routingFloor().catch((error: unknown) => {
      held = undefined;
      throw error;
    });
    return held;
  };
  const shows = (change: Change): Shows => (concerns(change) ? 'read-later' : undefined);
  const topics = () => [topic.routing, topic.directory];
  const common = { topics, shows, readsLaterMs: againMs, heads: async () => ({}) };
  const rooms: WhyRooms = {
    waits: {
      ...common,
      async read(reader, { agent }, eyes, directory) {
        const standing = await rowsOf(reader);
        const now = clock.now();
        const team = personOf(directory, agent)?.team;
        const readable = new Map(standing.waiting.map((one) => [one.id, one]));
        const all = waits(floorAt(directory, standing, now));
        const entities = all.flatMap((wait): Entity[] => {
          const one = readable.get(wait.interaction)!;
          return one.team === team && isShown(inboxes, one, eyes) ? [presentWait(directory, wait)] : [];
        });
        return { entities, more: false, ...untilOf(all) };
      },
    },
    why: {
      ...common,
      async read(reader, { interaction: id }, eyes, directory) {
        const [standing, given] = await Promise.all([rowsOf(reader), reader.lastOffer(id)]);
        const now = clock.now();
        const explained = explain(floorAt(directory, standing, now), id);
        const one = standing.waiting.find((each) => each.id === id);
        const wait = one && explained ? shownWhy(directory, eyes, one, explained) : null;
        const why: EntityOf<'why'> = { kind: 'why', id, version: 0, wait, given: presentGiven(directory, given) };
        return { entities: [why], more: false, ...untilOf(explained ? [explained] : []) };
      },
    },
  };
  return {
    rooms,
    take(items) {
      if (items.some((item) => isChange(item) && concerns(item))) held = undefined;
    },
  };
}

const isChange = (item: Item): item is Change =>
  item.kind === 'interaction' || item.kind === 'agent' || item.kind === 'listed';

/** Only what routing looks at: that something was said changes no floor. */
function concerns(change: Change): boolean {
  switch (change.kind) {
    case 'agent':
    case 'listed':
      return true;
    case 'interaction': {
      const { before, after } = change;
      return (
        before?.state !== after.state ||
        before.agent !== after.agent ||
        before.waitsSince !== after.waitsSince ||
        before.language !== after.language ||
        before.categories.join() !== after.categories.join()
      );
    }
    default:
      return false;
  }
}

/** What a policy keeps from those who look has no line here either. */
function isShown(inboxes: Inboxes, one: Interaction, { excluded, subject }: Eyes): boolean {
  return !excluded.channels.includes(one.channel) && !isOnlyIn(inboxes, one, subject, excluded.inboxes);
}

/** With a time in it that passes without any change: read again then. */
function untilOf(all: readonly Wait[]): { againAt?: number } {
  const times = all.flatMap(({ keptUntil }) => keptUntil ?? []);
  return times.length > 0 ? { againAt: Math.min(...times) } : {};
}

function shownWhy(directory: Directory, eyes: Eyes, one: Interaction, said: Explanation): EntityOf<'why'>['wait'] {
  const team = personOf(directory, eyes.subject)?.team ?? null;
  const { age, priority, boost } = said.points;
  const colleagues: { id: string; name: string; not: NotThere[] }[] = [];
  const counts = new Map<NotThere, number>();
  for (const { agent, not } of said.others) {
    const person = personOf(directory, agent);
    if (team !== null && person?.team === team) colleagues.push({ id: agent, name: person.name, not });
    else counts.set(not[0]!, (counts.get(not[0]!) ?? 0) + 1);
  }
  const { kind: _kind, id: _id, version: _version, ...short } = presentWait(directory, said);
  return {
    ...short,
    keptFor: said.why === 'kept' ? presentKeptFor(directory, one) : null,
    since: Math.min(one.waitsSince ?? one.stateAt, one.queuedAt ?? one.stateAt),
    points: { age: inTenths(age), priority: inTenths(priority), boost: inTenths(boost) },
    overdueAt: said.overdueAt,
    place: said.place,
    of: said.of,
    colleagues: colleagues.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    others: [...counts].map(([not, count]) => ({ not, count })).toSorted((a, b) => (a.not < b.not ? -1 : 1)),
  };
}

const inTenths = (points: number): number => Math.round(points * 10) / 10;
