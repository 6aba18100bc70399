// What a live view is on the server: topics that concern it, a reading, and how a published item shows in it. A view's
// room says these four things; the hub does the rest: membership, order, heads, closing.
import type { Directory, Excluded, Principal } from '@oriel/domain';
import type { Entity, Heads, Signal, View, ViewName, ViewOf } from '@oriel/protocol';
import { keyOf } from '@oriel/protocol';
import type { Live } from '../bus/bus.ts';
import type { Change } from '../store/commits.ts';
import type { Reader } from '../store/reader.ts';
import type { DraftMirror } from './draft-mirror.ts';

/** Through whose eyes: the viewer, and the agent whose rights decide what is there to see. */
export interface Eyes {
  viewer: Principal;
  /** The agent whose desk this is, or the viewer themselves; a customer's own id in their chat. */
  subject: string;
  /** What the policy of the subject's team keeps from this viewer; empty for one's own desk. */
  excluded: Excluded;
  /** Whether drafts are seen: at once, as pauses, not at all (domain.md §4). One's own: at once. */
  drafts: 'letters' | 'pauses' | 'none';
}

export interface Reading {
  entities: Entity[];
  /** More lies before these. */
  more: boolean;
  /** Set when `have` was good: these are all the changes since. */
  since?: true;
  /** What else concerns the view, as far as only the reading could tell. */
  topics?: string[];
  /** Something in it ends then without any change: read again at that time. */
  againAt?: number;
}

/** How an item shows: entities to enter or change, keys to leave; or read again, for what concerns too much. */
export type Shows = { show?: Entity[]; hide?: string[] } | 'read-again' | 'read-later' | undefined;

export interface ViewRoom<V extends View = View> {
  /** Topics whose items concern the view. */
  topics(view: V, eyes: Eyes, directory: Directory): string[];
  read(reader: Reader, view: V, eyes: Eyes, directory: Directory, have?: number): Promise<Reading>;
  /** Of a view that is computed: *read-later* means at most once in this time, and what has not changed is not sent again. */
  readsLaterMs?: number;
  shows(change: Change, view: V, eyes: Eyes, directory: Directory): Shows;
  /** What the database holds, for the heartbeat: entity key → version. Absent: the view is read once, not live. */
  heads?(reader: Reader, view: V, eyes: Eyes, directory: Directory): Promise<Heads>;
  /** Signals that stand beside the entities when the view opens, besides its drafts. */
  standing?(mirror: DraftMirror, view: V): Signal[];
  /** How a focus or typing item shows; drafts go to every view that `drafts` an agent. */
  signals?(item: Live, view: V, eyes: Eyes, directory: Directory): Signal | undefined;
  /** The agent whose drafts belong to this view. */
  drafts?(view: V): string;
}

export type ViewRooms = { [N in ViewName]: ViewRoom<ViewOf<N>> };

/** The heads of a list view: what a fresh reading of it holds. */
export const headsOf = ({ entities }: Reading): Heads =>
  Object.fromEntries(entities.map((entity) => [keyOf(entity), entity.version]));
