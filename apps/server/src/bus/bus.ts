// The bus: hints and signals from those who act to those who look, one way. Facts on it are already committed; truth is
// in PostgreSQL, and gaps heal from there. Publishing never blocks, never fails, never reads back (S2).
import type { DraftWhat, Span, Splice } from '@oriel/protocol';
import type { Change } from '../store/commits.ts';

/** A draft's next revision, already masked: `rev` follows the one before by one, or a revision was lost. */
export interface DraftSplice {
  kind: 'draft-splice';
  stream: number;
  agent: string;
  interaction: string;
  what: DraftWhat;
  rev: number;
  splice: Splice;
  /** The spans after the splice. */
  spans: Span[];
  keyAt: number;
}

/** A draft whole: at its start, when its author came back or left, and now and then, for whoever missed a revision. */
export interface DraftWhole {
  kind: 'draft-whole';
  stream: number;
  agent: string;
  interaction: string;
  what: DraftWhat;
  rev: number;
  text: string;
  spans: Span[];
  keyAt: number;
  page: string;
}

/** Sent, emptied or dropped: the stream has ended, its number does not come again. */
export interface DraftOver {
  kind: 'draft-over';
  stream: number;
  agent: string;
  interaction: string;
  what: DraftWhat;
}

export interface Focus {
  kind: 'focus';
  agent: string;
  interaction: string | null;
}

/** The agent typed a reply just now: for the customer's dots and the floor's. At most one a second for each draft. */
export interface Typing {
  kind: 'typing';
  agent: string;
  interaction: string;
  customer: string;
  team: string;
  until: number;
}

export type Live = DraftSplice | DraftWhole | DraftOver | Focus | Typing;
export type Item = Change | Live;

const liveKinds: ReadonlySet<string> = new Set<Live['kind']>([
  'draft-splice',
  'draft-whole',
  'draft-over',
  'focus',
  'typing',
]);
/** Of no moment but this: not in the store. */
export const isLive = (item: Item): item is Live => liveKinds.has(item.kind);

export interface Bus {
  /** Takes the items, in order, and returns at once; they are delivered in a later turn of the loop. */
  publish(items: readonly Item[]): void;
  /** Every subscriber gets every batch in the order of publishing. Returns how to end it. */
  subscribe(take: (items: readonly Item[]) => void): () => void;
}
