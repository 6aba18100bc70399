// The bus within one process: what is published is queued and delivered in later turns of the loop, so that an answer is
// never behind a tap (S2). Bounded: facts by what the committer brings about in a turn, for the queue is emptied before
// anything more is read; live items by `liveItemsMax`, beyond which only the newest value of each stays (P6).
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { isLive, type Bus, type Item, type Live } from './bus.ts';

/** Live items queued at once. 200 agents typing at full speed publish some 200 a turn; this is a stall of seconds. */
export const liveItemsMax = 10_000;
/** Items delivered in one turn, so that frames are read and answered in between. At 5 watchers each, some 2 ms. */
export const itemsPerTurnMax = 500;

type Take = (items: readonly Item[]) => void;

/** Under which key the newer one of two live items makes the older one void. */
function keyOf(item: Live): string {
  switch (item.kind) {
    case 'draft-splice':
    case 'draft-whole':
    case 'draft-over':
      return `draft ${item.stream}`;
    case 'focus':
      return `focus ${item.agent}`;
    case 'typing':
      return `typing ${item.agent} ${item.interaction}`;
  }
}

export class InProcessBus implements Bus {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #takers = new Set<Take>();
  #queue: (readonly Item[])[] = [];
  #live = 0;
  #liveBound = liveItemsMax;
  #draining = false;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  publish(items: readonly Item[]): void {
    if (items.length === 0) return;
    this.#queue.push(items);
    for (const item of items) if (isLive(item)) this.#live++;
    if (this.#live > this.#liveBound) this.#keepNewest();
    this.#drainLater();
  }

  subscribe(take: Take): () => void {
    // A function of its own, so that one function can be subscribed twice.
    const taker: Take = (items) => take(items);
    this.#takers.add(taker);
    return () => {
      this.#takers.delete(taker);
    };
  }

  #drainLater(): void {
    if (this.#draining) return;
    this.#draining = true;
    this.#clock.nextTurn(() => this.#drain());
  }

  #drain(): void {
    this.#draining = false;
    const batches: (readonly Item[])[] = [];
    let count = 0;
    for (const batch of this.#queue) {
      batches.push(batch);
      count += batch.length;
      if (count >= itemsPerTurnMax) break;
    }
    this.#queue = this.#queue.slice(batches.length);
    for (const batch of batches) for (const item of batch) if (isLive(item)) this.#live--;
    if (this.#queue.length > 0) this.#drainLater();
    else this.#liveBound = liveItemsMax;
    for (const batch of batches) this.#deliver(batch);
  }

  #deliver(batch: readonly Item[]): void {
    for (const take of this.#takers) {
      try {
        take(batch);
      } catch (error) {
        // One who looks has failed; nobody else is to feel it (S9).
        this.#log.error(
          { err: error, kinds: [...new Set(batch.map(({ kind }) => kind))] },
          'a subscriber of the bus failed',
        );
      }
    }
  }

  /** Splices go (the draft comes whole again by itself), of the other live values the newest stays, facts all stay. */
  #keepNewest(): void {
    const before = this.#live;
    const newest = new Map<string, Live>();
    for (const item of this.#queue.flat()) {
      if (isLive(item) && item.kind !== 'draft-splice') newest.set(keyOf(item), item);
    }
    this.#queue = this.#queue
      .map((batch) => batch.filter((item) => !isLive(item) || newest.get(keyOf(item)) === item))
      .filter((batch) => batch.length > 0);
    this.#live = newest.size;
    // What is left is one a draft, one a person: looked at again only when as much has come on top.
    this.#liveBound = Math.max(liveItemsMax, 2 * this.#live);
    this.#log.warn({ dropped: before - this.#live }, 'the bus dropped live items');
  }
}
