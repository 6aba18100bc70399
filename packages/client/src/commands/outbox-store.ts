// The port in which what a person wrote is kept until it is answered (P1), and its adapter for memory.
// The browser's is commands/indexed-db.ts.
import type { CommandOf } from '@oriel/protocol';
import type { No } from './outcome.ts';

/** What a person wrote; all other commands are acts, and not kept. */
export type Written = CommandOf<'say'> | CommandOf<'reply'> | CommandOf<'comment'>;

export interface KeptItem {
  /** The idempotency key, the same for every sending. */
  id: string;
  command: Written;
  /** When it was written, in the server's time; order within an interaction. */
  at: number;
  /** The page that wrote it. */
  page: string;
  /** Who was signed in; null: not known yet. Nobody else's page may send it. */
  principal: string | null;
  /** Set once it was said no to: shown until dismissed, never sent again. */
  refused: No | null;
}

export interface OutboxStore {
  /** What this page may send: what no other living page owns. Called once; from then on this page owns what it got. */
  adopt(page: string): Promise<KeptItem[]>;
  /** Durable when it resolves. Later calls for the same id take effect in order. */
  put(item: KeptItem): Promise<void>;
  remove(id: string): Promise<void>;
}

export function memoryOutbox(): OutboxStore {
  const items = new Map<string, KeptItem>();
  return {
    adopt: async () => [...items.values()],
    put: async (item) => void items.set(item.id, item),
    remove: async (id) => void items.delete(id),
  };
}
