// Sessions of people: begun by a sign-in, ended by a sign-out, by time, or with the person. It knows neither roles nor
// rights: those are asked of the directory at every step, so a change of them needs no new session.
import type { Pool } from 'pg';
import type { Clock } from '../clock.ts';
import { hashOf, newSecret } from './secrets.ts';

/** Unused for this long, a session is over: longer than the longest shift's breaks, shorter than a night and a morning. */
export const sessionIdleMs = 12 * 60 * 60_000;
/** However much it is used, a session is over after this: everybody signs in once a week. */
export const sessionMaxMs = 7 * 24 * 60 * 60_000;
/** `seen_at` is written at most this often: precise enough for an idle time of hours, and no write for each request. */
const seenEveryMs = 5 * 60_000;
/** How soon an open connection learns of an end that this process did not bring about: time, or another process. */
const tendEveryMs = 30_000;
/** With other processes: who signs out there is out here before they have put the machine away. One query a node. */
const tendOfSeveralEveryMs = 2_000;

export interface Session {
  /** Names the session without being able to open it. */
  key: string;
  person: string;
}

export interface SessionDeps {
  pool: Pool;
  clock: Clock;
  /** Whether this person is still one of the organisation's. */
  exists: (person: string) => boolean;
  /** There are other processes. */
  isOneOfSeveral?: boolean | undefined;
  /** Looking after the open connections failed: it is tried again. */
  failed: (error: unknown) => void;
}

export class Sessions {
  readonly #deps: SessionDeps;
  readonly #watchers = new Map<string, Set<() => void>>();
  #rest: (() => void) | undefined;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  /** Returns the secret: the only time it is known here. */
  async begin(person: string): Promise<string> {
    const secret = newSecret();
    const now = this.#deps.clock.now();
    await this.#deps.pool.query(
      'insert into sessions (hash, person, created_at, seen_at, expires_at) values ($1, $2, $3, $3, $4)',
      [hashOf(secret), person, now, now + sessionMaxMs],
    );
    return secret;
  }

  /** The live session of this secret. Asking is using it. */
  async find(secret: string): Promise<Session | undefined> {
    const key = hashOf(secret);
    const now = this.#deps.clock.now();
    const { rows } = await this.#deps.pool.query<{ person: string; seen_at: number }>(
      'select person, seen_at from sessions where hash = $1 and expires_at > $2 and seen_at > $3',
      [key, now, now - sessionIdleMs],
    );
    const [row] = rows;
    if (!row || !this.#deps.exists(row.person)) return undefined;
    if (row.seen_at <= now - seenEveryMs) await this.#seen([key], now);
    return { key, person: row.person };
  }

  async end(secret: string): Promise<void> {
    const key = hashOf(secret);
    await this.#deps.pool.query('delete from sessions where hash = $1', [key]);
    this.#over(key);
  }

  /** Calls back once when the session is over, however it came about. An open connection uses its session. */
  watch(key: string, onOver: () => void): () => void {
    const watcher = () => onOver();
    const watchers = this.#watchers.get(key) ?? new Set();
    this.#watchers.set(key, watchers.add(watcher));
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#watchers.get(key) === watchers) this.#watchers.delete(key);
    };
  }

  start(): void {
    let tending = false;
    const { clock, isOneOfSeveral, failed } = this.#deps;
    this.#rest ??= clock.every(isOneOfSeveral ? tendOfSeveralEveryMs : tendEveryMs, () => {
      // A database that takes longer than the interval is not asked twice.
      if (tending) return;
      tending = true;
      void this.tend()
        .catch(failed)
        .finally(() => (tending = false));
    });
  }

  stop(): void {
    this.#rest?.();
    this.#rest = undefined;
  }

  /** Ends what time has ended, and what another process or a removal has. */
  async tend(): Promise<void> {
    const { pool, clock, exists } = this.#deps;
    const at = clock.now();
    const watched = [...this.#watchers.keys()];
    if (watched.length > 0) {
      await this.#seen(watched, at);
      const { rows } = await pool.query<{ hash: string; person: string }>(
        'select hash, person from sessions where hash = any($1) and expires_at > $2 and seen_at > $3',
        [watched, at, at - sessionIdleMs],
      );
      const live = new Set(rows.filter(({ person }) => exists(person)).map(({ hash }) => hash));
      for (const key of watched) if (!live.has(key)) this.#over(key);
    }
    await pool.query('delete from sessions where expires_at <= $1 or seen_at <= $2', [at, at - sessionIdleMs]);
  }

  async #seen(keys: string[], now: number): Promise<void> {
    await this.#deps.pool.query('update sessions set seen_at = $2 where hash = any($1) and seen_at <= $3', [
      keys,
      now,
      now - seenEveryMs,
    ]);
  }

  #over(key: string): void {
    const watchers = this.#watchers.get(key);
    this.#watchers.delete(key);
    for (const onOver of watchers ?? []) onOver();
  }
}
