// Lets everybody of a crowd type at a given rate, and counts what the watchers get: how much of it, and how late. A key
// that came together with later ones, as a newer state of the same draft, is delivered with them.
import { Times } from '../statistics.ts';
import { Typist, type Key } from '../keystrokes.ts';
import { agentsOf, watchersOf, type Crowd, type Joined, type Watcher } from './contender.ts';

/** How often keys that are due are handed over. */
const tickMs = 1;
/** What a generator that was held up longer than this has missed is not made good: nobody types a second's keys at once. */
const heldUpMsMax = 100;
/** Times of an author's keys are kept for so many; one that comes later than that counts as lost. */
const keptKeys = 1024;
/** After the last key, what is under way is waited for so long at most, and a quarter of it without any. */
const drainMs = 4_000;

export interface Typed {
  keys: number;
  /** Seconds in which they were typed. */
  seconds: number;
  /** Keys that reached watchers, each watcher counted. */
  deliveries: number;
  /** Of those that should have. */
  share: number;
  /** Keys handed over of those due: below 1 the generator was too slow, or an author may not type so fast. */
  onTime: number;
  p50: number;
  p99: number;
  longest: number;
  /** Bytes that watchers read for it, frames included. */
  bytes: number;
  /** Bytes that came to the authors meanwhile, where that is counted. */
  bytesToAuthors: number;
  /** Share of a core that the generator needed. */
  generatorBusy: number;
}

export class Typing {
  readonly #crowd: Crowd;
  readonly #typists: Typist[];
  /** Keys handed over, by agent; and when, the last of them. */
  readonly #said: Int32Array;
  readonly #saidAt: Float64Array[];
  /** The newest key that a watcher has, by watcher and agent within the team. */
  readonly #seen: Int32Array;
  /** What stands in each author's field. */
  readonly #texts: string[];
  readonly #times = new Times();
  #deliveries = 0;
  #heardAt = 0;
  #turn = 0;

  constructor(crowd: Crowd, drafts: readonly Key[][]) {
    this.#crowd = crowd;
    const agents = agentsOf(crowd);
    this.#typists = Array.from({ length: agents }, (_, agent) => new Typist(drafts, agent));
    this.#said = new Int32Array(agents);
    this.#saidAt = Array.from({ length: agents }, () => new Float64Array(keptKeys));
    this.#texts = Array.from({ length: agents }, () => '');
    this.#seen = new Int32Array(watchersOf(crowd) * crowd.agentsPerTeam);
  }

  hear = (watcher: number, agent: number, n: number): void => {
    const place = watcher * this.#crowd.agentsPerTeam + (agent % this.#crowd.agentsPerTeam);
    const before = this.#seen[place]!;
    if (n <= before || n > this.#said[agent]!) return;
    this.#seen[place] = n;
    const now = performance.now();
    const saidAt = this.#saidAt[agent]!;
    for (let key = Math.max(before + 1, n - keptKeys + 1); key <= n; key += 1) {
      this.#times.add(now - saidAt[key % keptKeys]!);
      this.#deliveries += 1;
    }
    this.#heardAt = now;
  };

  /** `keysPerSecond`: of all agents together. */
  async type({ authors, watchers }: Joined, keysPerSecond: number, seconds: number): Promise<Typed> {
    this.#times.clear();
    this.#deliveries = 0;
    const bytesBefore = watchers.map((watcher) => watcher.bytesRead());
    const toAuthors = () => authors.reduce((sum, author) => sum + (author.bytesRead?.() ?? NaN), 0);
    const toAuthorsBefore = toAuthors();
    const busyBefore = process.cpuUsage();
    const begun = performance.now();
    let keys = 0;
    let ends = begun;
    let due = 0;
    let dueAt = begun;
    await new Promise<void>((resolve) => {
      const tick = () => {
        const now = performance.now();
        due += (Math.min(now - dueAt, heldUpMsMax) / 1000) * keysPerSecond;
        dueAt = now;
        const touched = new Set<number>();
        // An author who may not type just now is passed over; when all have been asked it is somebody's turn in the next tick.
        for (let asked = 0; keys + 1 <= due && asked < authors.length * 4; asked += 1) {
          const agent = this.#turn;
          this.#turn = (this.#turn + 1) % authors.length;
          if (!this.#key(authors, agent)) continue;
          keys += 1;
          touched.add(agent);
        }
        for (const agent of touched) authors[agent]!.flush();
        ends = performance.now();
        if (ends - begun >= seconds * 1000) resolve();
        else setTimeout(tick, tickMs);
      };
      tick();
    });
    const typedSeconds = (ends - begun) / 1000;
    const busy = process.cpuUsage(busyBefore);
    const expected = keys * this.#crowd.watchersPerTeam;
    await this.#drained(expected);
    const bytes = watchers.reduce((sum, watcher, index) => sum + watcher.bytesRead() - bytesBefore[index]!, 0);
    return {
      keys,
      seconds: typedSeconds,
      deliveries: this.#deliveries,
      share: this.#deliveries / expected,
      onTime: keys / (typedSeconds * keysPerSecond),
      p50: this.#times.within(0.5),
      p99: this.#times.within(0.99),
      longest: this.#times.longest,
      bytes,
      bytesToAuthors: toAuthors() - toAuthorsBefore,
      generatorBusy: (busy.user + busy.system) / 1e6 / typedSeconds,
    };
  }

  #key(authors: Joined['authors'], agent: number): boolean {
    const n = this.#said[agent]! + 1;
    const saidAt = this.#saidAt[agent]!;
    saidAt[n % keptKeys] = performance.now();
    // Counted before it is handed over: it may come back at once.
    this.#said[agent] = n;
    const key = this.#upcoming(agent);
    if (authors[agent]!.key(n, key)) {
      this.#next.delete(agent);
      this.#texts[agent] = key.text;
      return true;
    }
    this.#said[agent] = n - 1;
    return false;
  }

  /** The share of the drafts that this watcher sees as they stand. */
  equal(watcher: Watcher, agents: readonly number[]): number {
    return agents.filter((agent) => watcher.text?.(agent) === this.#texts[agent]).length / agents.length;
  }

  /** A key that was not taken is offered again. */
  readonly #next = new Map<number, Key>();
  #upcoming(agent: number): Key {
    const kept = this.#next.get(agent);
    if (kept) return kept;
    const key = this.#typists[agent]!.next();
    this.#next.set(agent, key);
    return key;
  }

  async #drained(expected: number): Promise<void> {
    const since = performance.now();
    this.#heardAt = since;
    for (;;) {
      const now = performance.now();
      if (this.#deliveries >= expected || now - since > drainMs || now - this.#heardAt > drainMs / 4) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    // What comes later than that is not this measurement's.
    this.#seen.forEach((_, place) => {
      const watcher = Math.floor(place / this.#crowd.agentsPerTeam);
      const team = watcher % this.#crowd.teams;
      const agent = team * this.#crowd.agentsPerTeam + (place % this.#crowd.agentsPerTeam);
      this.#seen[place] = Math.max(this.#seen[place]!, this.#said[agent]!);
    });
  }
}
