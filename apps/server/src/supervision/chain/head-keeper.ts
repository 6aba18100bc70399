// Signs where the chain ends, and has it copied: at the start, every minute in which something was written, every so many
// entries, once an hour in any case, and when the server stops. It never holds up an entry. It copies the newest: what a
// copy misses, the next one covers.
import type { Clock } from '../../clock.ts';
import type { Chain } from './chain.ts';
import type { Signer, SignedHead } from './heads.ts';

/** So long may an entry stand that no copied head covers, and so many. */
const headEveryMs = 60_000;
const headEveryEntries = 1_000;
/** Nothing new is signed anew after this time, so that who keeps the copies sees that the log still lives. */
const quietHeadEveryMs = 3600_000;

/** Somewhere else. Rejects when the head did not get there. */
export type HeadCopy = (signed: SignedHead) => Promise<void>;

export interface HeadKeeperDeps {
  chain: Chain;
  signer: Signer;
  copies: readonly HeadCopy[];
  clock: Clock;
  failed: (error: unknown) => void;
}

export class HeadKeeper {
  readonly #deps: HeadKeeperDeps;
  readonly #copies: Copying[];
  #last: SignedHead | undefined;
  #appended = 0;
  #signing: Promise<void> = Promise.resolve();
  #stopTicking: () => void = () => {};

  constructor(deps: HeadKeeperDeps) {
    this.#deps = deps;
    this.#copies = deps.copies.map((copy) => new Copying(copy, deps.failed));
  }

  async start(): Promise<void> {
    this.#stopTicking = this.#deps.clock.every(headEveryMs, () => void this.#sign());
    await this.#sign();
  }

  /** An entry was written by this server. */
  appended(): void {
    this.#appended += 1;
    if (this.#appended >= headEveryEntries) void this.#sign();
  }

  async stop(): Promise<void> {
    this.#stopTicking();
    await this.#sign();
    await Promise.all(this.#copies.map((copying) => copying.idle()));
  }

  /** One after the other: heads are copied in the order of the chain. */
  #sign(): Promise<void> {
    this.#appended = 0;
    this.#signing = this.#signing.then(() => this.#signNow()).catch(this.#deps.failed);
    return this.#signing;
  }

  async #signNow(): Promise<void> {
    const end = await this.#deps.chain.end();
    const at = this.#deps.clock.now();
    const isNew = this.#last?.head.hash !== end.hash || at - this.#last.head.at >= quietHeadEveryMs;
    if (isNew) this.#last = this.#deps.signer.sign({ ...end, at });
    for (const copying of this.#copies) if (isNew || copying.isBehind) copying.give(this.#last!);
  }
}

/** One copy at a time, the newest next. */
class Copying {
  readonly #copy: HeadCopy;
  readonly #failed: (error: unknown) => void;
  #next: SignedHead | undefined;
  #running: Promise<void> | undefined;
  /** The last one did not get there. */
  isBehind = false;

  constructor(copy: HeadCopy, failed: (error: unknown) => void) {
    this.#copy = copy;
    this.#failed = failed;
  }

  give(signed: SignedHead): void {
    this.#next = signed;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let signed = this.#next; signed; signed = this.#next) {
      this.#next = undefined;
      try {
        await this.#copy(signed);
        this.isBehind = false;
      } catch (error) {
        this.isBehind = true;
        this.#failed(error);
      }
    }
  }
}
