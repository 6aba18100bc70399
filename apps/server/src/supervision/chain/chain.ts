// The port for the chain of entries. Its adapters: PostgresChain (the log itself) and KeptChain (for tests and for a floor
// in one process). Whoever appends cannot change or take away.
import type { Looked, End, Ending, Entry, Link, SaltedText } from './entry.ts';

export interface LookRow {
  seq: number;
  at: number;
  until: number | null;
  how: Ending | null;
  what: Looked['what'];
  /** Null: erased. */
  by: string | null;
  by_name: string | null;
  /** Null: nobody's, or erased. */
  agent: string | null;
  agent_name: string | null;
  interaction: string | null;
  teams: string[];
  purpose: string | null;
  /** It was somebody's desk or conversation, and the name was erased. */
  agent_erased: boolean;
}

export interface OpenLook {
  seq: number;
  node: string | null;
}

/** Which looks: all that is said holds. `from` and `to` are times of their beginning: from the first, before the second. */
export interface LookQuery {
  from?: number | undefined;
  to?: number | undefined;
  by?: string | undefined;
  agent?: string | undefined;
  what?: Looked['what'] | undefined;
}

/** Looks of one person at one agent's desk and conversations; agent null: tables of agents. */
export interface LookSum {
  by: string;
  by_name: string;
  agent: string | null;
  agent_name: string | null;
  looks: number;
  /** From the beginning to the end of each, one that is open until now. */
  ms: number;
  /** Of those, how many ended only at a restart: their true end was before. */
  unsure: number;
}

export interface Chain {
  /**
   * Resolves with the entry's place once it is on disk; with undefined if it is the end of a look that has ended. Rejects
   * when it could not be written.
   */
  append(entry: Entry, texts: readonly SaltedText[]): Promise<number | undefined>;
  /** Looks without an end, oldest first: their places, and on which of several nodes they were opened. */
  open(): Promise<OpenLook[]>;
  end(): Promise<End>;
  /** In order, after a place. */
  links(after: number, limit: number): Promise<Link[]>;
  /** Newest first, before a place. */
  looks(query: LookQuery, before: number, limit: number): Promise<LookRow[]>;
  /** Erased names are in no sum. */
  sums(query: LookQuery, now: number): Promise<LookSum[]>;
}
