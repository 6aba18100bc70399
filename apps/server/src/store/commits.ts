// The port to durable truth: acts go in, outcomes come out after the fsync, and what came about is told to one listener
// afterwards. One committer a node is the only writer of facts (ARCHITECTURE: one committer, one lock order).
import type { Agent, Act, Customer, DayCount, FactOf, Interaction, Listed } from '@oriel/domain';
import type { Refusal, Result } from '@oriel/protocol';

export type Outcome = { did: Result } | { refused: Refusal };

export interface Commits {
  /**
   * Resolves when the act is decided and, if it brought facts about, when they are on disk (P1).
   * Rejects with `StoreFailure` when the database could not take it: nothing came about, or it is unknown; send again
   * with the same key. Acts are decided in the order given; several may share one transaction.
   */
  commit(act: Act): Promise<Outcome>;
}

/** The world failed (style.md, Errors): the database is away or refused. */
export class StoreFailure extends Error {
  override name = 'StoreFailure';
}

/** How many are in an inbox; not a row: counted in memory of what is committed (inboxes/inbox-counts.ts). */
export interface InboxCount {
  /** The bound query that is counted: one for all whose inbox asks the same. */
  scope: string;
  count: number;
  version: number;
  /** What is in it has changed by time alone too: nothing else was published of that. */
  byTime: boolean;
}

export interface DayCounts extends Record<DayCount, number> {
  agent: string;
  /** Calendar day in the deployment's zone, YYYY-MM-DD. */
  date: string;
  version: number;
}

/** What came about, entity by entity, as it is published after the commit. */
export type Change =
  | { kind: 'interaction'; before: Interaction | undefined; after: Interaction; facts: FactOf<'interaction'>[] }
  | { kind: 'agent'; after: Agent }
  | { kind: 'customer'; before: Customer | undefined; after: Customer; facts: FactOf<'customer'>[] }
  | { kind: 'listed'; after: Listed }
  | { kind: 'inbox'; after: InboxCount }
  | { kind: 'day'; after: DayCounts };
