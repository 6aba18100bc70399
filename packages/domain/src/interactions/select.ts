// How interactions are shown: order, state of the border, what is late. Pure, over wire entities, shared by every screen.
import type { EntityOf } from '@oriel/protocol';

type Interaction = EntityOf<'interaction'>;
type Entry = EntityOf<'entry'>;

/** The target of the channel group *Realtime*: a customer who waits longer for an answer is late. */
export const answerWithinMs = 120_000;

export const isLate = (waitsSince: number | null, now: number): boolean =>
  waitsSince !== null && now - waitsSince > answerWithinMs;

/** Yellow and brighter, or yellow and grayer: only what is ongoing with an agent has a border (domain.md §3). */
export const borderOf = (interaction: Pick<Interaction, 'state' | 'answered'>): 'accepted' | 'answered' | null =>
  interaction.state === 'ongoing' ? (interaction.answered ? 'answered' : 'accepted') : null;

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** A desk's ongoing interactions, newest first by the time they were accepted: what is said moves none of them. */
export const ongoingOf = (all: readonly Interaction[]): Interaction[] =>
  all.filter(({ state }) => state === 'ongoing').sort((a, b) => b.stateAt - a.stateAt || byId(a, b));

/** What rings, soonest to end first. */
export const ringingOf = (all: readonly Interaction[]): Interaction[] =>
  all.filter(({ state }) => state === 'ringing').sort((a, b) => (a.due ?? 0) - (b.due ?? 0) || byId(a, b));

/** An inbox: who waits longest first, then the others, newest first. */
export const inboxOrder = (all: readonly Interaction[]): Interaction[] =>
  all.toSorted(
    (a, b) => (a.waitsSince ?? Infinity) - (b.waitsSince ?? Infinity) || b.stateAt - a.stateAt || byId(a, b),
  );

export const historyOrder = (all: readonly Interaction[]): Interaction[] =>
  all.toSorted((a, b) => b.stateAt - a.stateAt || byId(a, b));

/** A conversation's entries by version: the only order there is. */
export const entriesOrder = (all: readonly Entry[]): Entry[] => all.toSorted((a, b) => a.version - b.version);

/** Where the state on customers' messages begins: it was opened, reopened or transferred (domain.md §3). */
const beginnings: ReadonlySet<Entry['event']> = new Set<Entry['event']>([
  'opened',
  'reopened',
  'transferred',
  'rerouted',
]);

/** The version from which on customers' messages carry the interaction's state. */
export const currentFrom = (entries: readonly Entry[]): number =>
  entries.findLast(({ event }) => beginnings.has(event))?.version ?? 0;

/** Deferred, soonest back first. */
export const deferredOrder = (all: readonly Interaction[]): Interaction[] =>
  all.toSorted((a, b) => (a.due ?? 0) - (b.due ?? 0) || byId(a, b));
