// Keeps the stored drafts near the live ones, beside the path and never on it: of each draft the newest state is written,
// at most once in `persistEveryMs`; a failure is logged once a spell and tried again until it succeeds. Bounded: one entry
// for each draft that is not yet stored as it stands.
//
//   (none) ──changed──▶ waiting ──time passed, over──▶ writing ──done──▶ waiting ──time passed, nothing new──▶ (none)
import { persistEveryMs } from '@oriel/domain/drafts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { nameOf, type DraftKey, type DraftStore, type StoredDraft } from './draft-store.ts';

/** A database that is away is asked again this often at the longest. */
export const saveRetryMsMax = 30_000;

/** How a draft shall stand in the store. */
type Wanted = { save: () => StoredDraft } | { drop: DraftKey };

interface Entry {
  /** Undefined: as it was last written. */
  wanted: Wanted | undefined;
  is: { waiting: () => void } | { writing: Promise<void> };
}

export class DraftSaver {
  readonly #store: DraftStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #entries = new Map<string, Entry>();
  #failures = 0;
  #stopped = false;

  constructor(store: DraftStore, clock: Clock, log: Log) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  /** `draft` is asked for the state when it is written, so that nothing is copied at each key. */
  changed(key: DraftKey, draft: () => StoredDraft): void {
    this.#want(key, { save: draft });
  }

  /** Nothing stands there just now; more may follow, so the second is kept. */
  emptied(key: DraftKey): void {
    this.#want(key, { drop: key });
  }

  /** Written at once, unless a write of the same draft is under way: what was sent shall not come back after a crash. */
  over(key: DraftKey): void {
    const entry = this.#want(key, { drop: key });
    if (!entry || !('waiting' in entry.is)) return;
    entry.is.waiting();
    this.#write(nameOf(key), entry);
  }

  /** Another node writes it from now on. */
  leave(key: DraftKey): void {
    const entry = this.#entries.get(nameOf(key));
    if (entry) entry.wanted = undefined;
  }

  /** Writes what is still to be written, tried once, and takes nothing more: the server stops. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const ends = [...this.#entries.values()].map(async (entry) => {
      if ('waiting' in entry.is) entry.is.waiting();
      else await entry.is.writing;
      if (entry.wanted) await this.#put(entry.wanted);
    });
    this.#entries.clear();
    for (const end of await Promise.allSettled(ends)) {
      if (end.status === 'rejected') this.#log.warn({ err: end.reason }, 'a draft could not be stored at the end');
    }
  }

  #want(key: DraftKey, wanted: Wanted): Entry | undefined {
    if (this.#stopped) return undefined;
    const name = nameOf(key);
    const entry = this.#entries.get(name);
    if (entry) {
      entry.wanted = wanted;
      return entry;
    }
    // The first write waits too: a draft begins with several keys in a row.
    const fresh: Entry = { wanted, is: { waiting: () => {} } };
    this.#entries.set(name, fresh);
    this.#writeAfter(persistEveryMs, name, fresh);
    return fresh;
  }

  #writeAfter(ms: number, name: string, entry: Entry): void {
    if (!this.#stopped) entry.is = { waiting: this.#clock.after(ms, () => this.#write(name, entry)) };
  }

  #write(name: string, entry: Entry): void {
    const { wanted } = entry;
    if (!wanted) {
      this.#entries.delete(name);
      return;
    }
    entry.wanted = undefined;
    entry.is = { writing: this.#attempt(name, entry, wanted) };
  }

  async #attempt(name: string, entry: Entry, wanted: Wanted): Promise<void> {
    try {
      await this.#put(wanted);
      this.#failures = 0;
      this.#writeAfter(persistEveryMs, name, entry);
    } catch (error) {
      if (this.#failures++ === 0) this.#log.warn({ err: error }, 'drafts cannot be stored just now');
      entry.wanted ??= wanted;
      this.#writeAfter(Math.min(saveRetryMsMax, persistEveryMs * 2 ** Math.min(this.#failures, 10)), name, entry);
    }
  }

  async #put(wanted: Wanted): Promise<void> {
    await ('drop' in wanted ? this.#store.drop(wanted.drop) : this.#store.save(wanted.save()));
  }
}
