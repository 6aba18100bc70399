// Unsent text on this machine: survives a reload, a crash of the browser and an outage that outlasts the server's memory.
// Masked, as everything that is stored. One record for each person, since tabs share it and somebody else may sign in.
import type { DraftText } from '@oriel/domain/drafts';

/** The part of the browser's `localStorage` that is used: it can write while a page is going away. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface KeptDraft extends DraftText {
  rev: number;
  /** When it was last typed in, in the server's time. */
  at: number;
}

/** Older ones are forgotten: the machine may be shared, and nobody goes on where they left off last week. */
export const keptForMs = 7 * 24 * 60 * 60 * 1000;

type Kept = Record<string, KeptDraft>;

export function keptDrafts(storage: DraftStorage, person: string, now: () => number) {
  const name = `oriel-drafts:${person}`;

  function read(): Kept {
    try {
      const kept = JSON.parse(storage.getItem(name) ?? '{}') as Kept;
      return Object.fromEntries(Object.entries(kept).filter(([, { at }]) => now() - at < keptForMs));
    } catch {
      return {};
    }
  }

  /** A full or forbidden store costs the copy, not the typing. */
  function write(kept: Kept): void {
    try {
      if (Object.keys(kept).length > 0) storage.setItem(name, JSON.stringify(kept));
      else storage.removeItem(name);
    } catch {}
  }

  return {
    get: (key: string): KeptDraft | undefined => read()[key],
    put: (key: string, draft: KeptDraft): void => write({ ...read(), [key]: draft }),
    remove(key: string): void {
      const { [key]: gone, ...others } = read();
      if (gone) write(others);
    },
  };
}

export type KeptDrafts = ReturnType<typeof keptDrafts>;
