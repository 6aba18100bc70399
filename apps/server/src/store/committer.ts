// The committer: one lane of transactions; all acts that arrive while one is under way go into the next, so the fsync is
// shared. Outcomes are given out after the commit, and only then is the listener told (S2, P1).
import { principalKey, type Act, type Directory } from '@oriel/domain';
import type { Pool, PoolClient } from 'pg';
import { StoreFailure, type Change, type Commits, type Outcome } from './commits.ts';
import { gather } from './gather.ts';
import { Group } from './group.ts';
import { write, type KeyRow } from './write.ts';

/** Acts in one transaction: measured, groups of 50 reach 16,000–35,000 rows a second, and more gains little. */
const groupMax = 64;
/** Another node may have written the same stream's next version meanwhile: look again, this often. */
const triesMax = 4;
/** PostgreSQL's codes for that: unique violation, serialization failure, deadlock. */
const worthAnotherTry = new Set(['23505', '40001', '40P01']);
/** PostgreSQL's classes for what it cannot hold: the act is at fault, not the world. */
const cannotBeHeld = /^(22|23|54)/;

interface Pending {
  act: Act;
  resolve: (outcome: Outcome) => void;
  reject: (error: Error) => void;
}

interface Asker {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** A broken rule: this act is taken out and the rest of its group is decided again without it. */
class Fault extends Error {
  readonly index: number;

  constructor(index: number, cause: unknown) {
    super('a rule broke', { cause });
    this.index = index;
  }
}

export interface CommitterDeps {
  pool: Pool;
  now: () => number;
  newId: () => string;
  /** The calendar day of a time in the deployment's zone. */
  dateOf: (at: number) => string;
  /** The directory as last committed, and how to replace it. */
  directory: { now(): Directory; replace(next: Directory): void };
  /** Told of every commit, in order, after its outcomes are given out. Must not throw or wait. */
  committed: (changes: Change[]) => void;
  /** The language of a customer's text where it is sure; null: it is not. */
  languageOf: (text: string) => string | null;
  fault: (error: Error) => void;
  /** What is held in memory may be behind the store: reads it again, and says what had changed. */
  lookAgain: () => Promise<Change[]>;
}

export class Committer implements Commits {
  readonly #deps: CommitterDeps;
  #queue: Pending[] = [];
  #running: Promise<void> | undefined;
  /** An answer to COMMIT was lost, or somebody else has written: the memory may be behind. */
  #inDoubt = false;
  /** Who asked to look again, whether or not there is anything to commit. */
  #askers: Asker[] = [];

  constructor(deps: CommitterDeps) {
    this.#deps = deps;
  }

  commit(act: Act): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ act, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /**
   * The memory may be behind what another node has written: it is read again in the lane, between two groups. Rejects when
   * the database could not be read: then it is still in doubt.
   */
  lookAgain(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#askers.push({ resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when all that was given so far has its outcome. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // One turn later, so that acts which arrive in the same turn share the first transaction too.
    await Promise.resolve();
    while (this.#queue.length > 0 || this.#askers.length > 0) {
      if (this.#askers.length > 0) await this.#lookFor(this.#askers.splice(0));
      else await this.#commitGroup(this.#queue.splice(0, groupMax));
    }
    this.#running = undefined;
  }

  async #commitGroup(group: Pending[]): Promise<void> {
    for (let attempt = 1; group.length > 0; attempt += 1) {
      try {
        if (this.#inDoubt) await this.#lookAgain();
        const { outcomes, changes, directory } = await this.#transact(group.map(({ act }) => act));
        if (directory) this.#deps.directory.replace(directory);
        group.forEach(({ resolve }, index) => resolve(outcomes[index]!));
        if (changes.length > 0) this.#deps.committed(changes);
        return;
      } catch (error) {
        if (error instanceof Fault) {
          this.#deps.fault(error);
          for (const { reject } of group.splice(error.index, 1)) reject(error);
          continue;
        }
        const code = (error as { code?: string }).code ?? '';
        if (worthAnotherTry.has(code)) this.#inDoubt = true;
        if (worthAnotherTry.has(code) && attempt < triesMax) continue;
        if (cannotBeHeld.test(code) && !worthAnotherTry.has(code)) return this.#oneByOne(group, error);
        const failure = new StoreFailure('the database could not take it', { cause: error });
        for (const { reject } of group) reject(failure);
        return;
      }
    }
  }

  /** One of these acts is more than the store can hold: nobody else's may fail for it. */
  async #oneByOne(group: Pending[], cause: unknown): Promise<void> {
    if (group.length > 1) {
      for (const pending of group) await this.#commitGroup([pending]);
      return;
    }
    const fault = new Fault(0, cause);
    this.#deps.fault(fault);
    for (const { reject } of group) reject(fault);
  }

  async #lookFor(askers: Asker[]): Promise<void> {
    try {
      await this.#lookAgain();
      for (const { resolve } of askers) resolve();
    } catch (error) {
      for (const { reject } of askers) reject(error);
    }
  }

  async #lookAgain(): Promise<void> {
    this.#inDoubt = false;
    const changes = await this.#deps.lookAgain().catch((error: unknown) => {
      this.#inDoubt = true;
      throw error;
    });
    if (changes.length > 0) this.#deps.committed(changes);
  }

  async #transact(acts: Act[]): Promise<{ outcomes: Outcome[]; changes: Change[]; directory?: Directory }> {
    const client = await this.#deps.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const done = await this.#decideAndWrite(client, acts);
      await client.query('commit').catch((error: unknown) => {
        this.#inDoubt = true;
        throw error;
      });
      return done;
    } catch (error) {
      await client.query('rollback').catch((failed: Error) => {
        broken = failed;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async #decideAndWrite(client: PoolClient, acts: Act[]) {
    const known = await this.#firstOutcomes(client, acts);
    const fresh = acts.filter((act) => !known.has(repeatKey(act)));
    const now = this.#deps.now();
    const gathered = await gather(client, fresh, this.#deps.directory.now(), now);
    const group = new Group(gathered, {
      now,
      newId: this.#deps.newId,
      directory: this.#deps.directory.now(),
      languageOf: this.#deps.languageOf,
    });
    const keys: KeyRow[] = [];
    const outcomes = acts.map((act, index): Outcome => {
      const first = known.get(repeatKey(act));
      if (first) return first;
      const outcome = decided(group, act, index);
      if (act.key !== null) {
        keys.push({ principal: principalKey(act.by), key: act.key, at: now, outcome });
        known.set(repeatKey(act), outcome);
      }
      return outcome;
    });
    const changes = await write(client, group, keys, this.#deps.dateOf(now));
    return { outcomes, changes, ...(group.listed.size > 0 ? { directory: group.directory } : {}) };
  }

  /** The outcomes of acts that were already taken: a repeat is answered with the first (P2). */
  async #firstOutcomes(client: PoolClient, acts: Act[]): Promise<Map<string, Outcome>> {
    const keyed = acts.filter((act) => act.key !== null);
    if (keyed.length === 0) return new Map();
    const { rows } = await client.query<{ principal: string; key: string; outcome: Outcome }>(
      `select principal, key, outcome from keys
        where (principal, key) in (select * from unnest($1::text[], $2::text[]))`,
      [keyed.map(({ by }) => principalKey(by)), keyed.map(({ key }) => key)],
    );
    return new Map(rows.map(({ principal, key, outcome }) => [`${principal} ${key}`, outcome]));
  }
}

function decided(group: Group, act: Act, index: number): Outcome {
  try {
    return group.take(act);
  } catch (error) {
    throw new Fault(index, error);
  }
}

/** Acts without a key never repeat. */
const repeatKey = (act: Act): string => (act.key === null ? '' : `${principalKey(act.by)} ${act.key}`);
