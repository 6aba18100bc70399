// The port for drafts that survive a crash: one row a draft, overwritten. A store may fail at any time; nobody who types
// feels it (S10: nothing about how a draft grew is ever in it).
import type { DraftWhat, Span } from '@oriel/protocol';

export interface DraftKey {
  agent: string;
  interaction: string;
  what: DraftWhat;
}

/** Masked, as it stood at `savedAt`. */
export interface StoredDraft extends DraftKey {
  rev: number;
  text: string;
  spans: Span[];
  savedAt: number;
}

export interface DraftStore {
  load(): Promise<StoredDraft[]>;
  /** Replaces what is there under the same key. */
  save(draft: StoredDraft): Promise<void>;
  /** Harmless when nothing is there. */
  drop(key: DraftKey): Promise<void>;
}

export const nameOf = ({ agent, interaction, what }: DraftKey): string => `${agent} ${interaction} ${what}`;

/** For tests: a store in memory that fails when told to, and counts. */
export class KeptDrafts implements DraftStore {
  readonly rows = new Map<string, StoredDraft>();
  failing = false;
  saves = 0;

  async load(): Promise<StoredDraft[]> {
    this.#mayFail();
    return [...this.rows.values()];
  }

  async save(draft: StoredDraft): Promise<void> {
    this.#mayFail();
    this.saves++;
    this.rows.set(nameOf(draft), draft);
  }

  async drop(key: DraftKey): Promise<void> {
    this.#mayFail();
    this.rows.delete(nameOf(key));
  }

  #mayFail(): void {
    if (this.failing) throw new Error('the store is away');
  }
}
