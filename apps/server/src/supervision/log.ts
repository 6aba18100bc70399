// The monitoring log: append-only, on connections of its own. An entry is committed before the first byte of what it is
// about; *until* is a second entry. It moves no stream and no counter that an agent or customer could see (S3, S5).
import type { Chain } from './chain/chain.ts';
import { entryOf, type Ending, type Entry, type Looked, type SaltedText } from './chain/entry.ts';

export interface MonitoringLogDeps {
  chain: Chain;
  /** Whose looks these are, where there are several nodes; null: there is one. */
  node: string | null;
  /** False: another node may take this one for gone, and its looks for over. */
  mayLook: () => boolean;
  now: () => number;
  /** Called after each entry, when it is on disk. */
  appended: () => void;
  failed: (error: unknown) => void;
}

export class MonitoringLog {
  readonly #deps: MonitoringLogDeps;
  /** Ends that are still to be written, oldest first: tried again with every entry that follows. */
  readonly #ends: { opened: number; at: number }[] = [];
  /** They are written one after the other, and never hold anything up. */
  #ending: Promise<void> = Promise.resolve();

  constructor(deps: MonitoringLogDeps) {
    this.#deps = deps;
  }

  /** Resolves with the entry's place once it is on disk; rejects when it could not be written: then nothing opens. */
  async begin(looked: Looked): Promise<number> {
    const { node, mayLook, now } = this.#deps;
    if (!mayLook()) throw new Error('other nodes take this one for gone');
    const { entry, texts } = entryOf(looked, now(), node);
    const seq = await this.#append(entry, texts);
    if (seq === undefined) throw new Error('the monitoring log has not taken the entry');
    if (!mayLook()) {
      this.end(seq);
      throw new Error('other nodes took this one for gone while the entry was written');
    }
    if (this.#ends.length > 0) this.#writeEnds();
    return seq;
  }

  end(opened: number): void {
    this.#ends.push({ opened, at: this.#deps.now() });
    this.#writeEnds();
  }

  #writeEnds(): void {
    this.#ending = this.#ending.then(() => this.#writeAllEnds()).catch(this.#deps.failed);
  }

  async #writeAllEnds(): Promise<void> {
    for (let next = this.#ends[0]; next; next = this.#ends[0]) {
      await this.#append({ what: 'until', at: next.at, opened: next.opened, how: 'closed' });
      this.#ends.shift();
    }
  }

  /** Ends what is open of these nodes; null: of one that was alone. A crash left it, or the server stops. */
  async endAll(how: Exclude<Ending, 'closed'>, isTheirs: (node: string | null) => boolean): Promise<void> {
    await this.#ending;
    await this.#writeAllEnds();
    for (const { seq: opened, node } of await this.#deps.chain.open())
      if (isTheirs(node)) await this.#append({ what: 'until', at: this.#deps.now(), opened, how });
  }

  async #append(entry: Entry, texts: readonly SaltedText[] = []): Promise<number | undefined> {
    const seq = await this.#deps.chain.append(entry, texts);
    this.#deps.appended();
    return seq;
  }
}
