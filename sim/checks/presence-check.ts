// Presence within its lease (P8): an agent whom the tables call connected has answered a ping, sat down, or was left over
// by a node that fell, within the lease; and one whose line has been well all the time is called connected. With several
// nodes a node vouches for who sits at it each second: what one heard just before it fell may not have been written.
import { connectedWithinMs } from '@oriel/protocol';
import type { Host } from '../network.ts';
import type { Tables } from '../tables.ts';

/** What it takes to be noticed and committed: a look each second, and a database that keeps one waiting. */
export const noticedWithinMs = 4_000;

export class PresenceCheck {
  readonly #tables: Tables;
  readonly #problem: (what: string) => void;
  readonly #heardAt = new Map<string, number>();
  /** Who heard the last sign, as long as it is there. */
  readonly #heardBy = new Map<string, Host | undefined>();
  readonly #greetedAt = new Map<string, number>();
  #nodeSince = 0;

  constructor(tables: Tables, problem: (what: string) => void) {
    this.#tables = tables;
    this.#problem = problem;
  }

  /** A node has begun: whoever was connected has as long as anybody to come back. */
  began(now: number): void {
    this.#nodeSince = now;
  }

  /** It said hello: perhaps it was let in, and perhaps the node could not find out who it is. */
  greeted(agent: string, now: number): void {
    this.#greetedAt.set(agent, now);
  }

  /** A ping was answered. */
  heard(agent: string, now: number, by: Host | undefined): void {
    this.#heardAt.set(agent, now);
    this.#heardBy.set(agent, by);
  }

  /** It goes: whoever it has heard in the last moment may be called gone sooner. */
  left(host: Host | undefined, now: number): void {
    for (const [agent, by] of this.#heardBy)
      if (by === host && now - this.#heardAt.get(agent)! <= noticedWithinMs) this.#heardBy.delete(agent);
  }

  /** Asked while any node is there. */
  look(now: number): void {
    for (const { id, connected } of this.#tables.agents()) {
      const heardAt = Math.max(this.#heardAt.get(id) ?? 0, this.#greetedAt.get(id) ?? 0, this.#nodeSince);
      if (connected && now - heardAt > connectedWithinMs + noticedWithinMs)
        this.#problem(`${id} is called connected, ${now - heardAt} ms after the last sign of life`);
      const sinceHeard = now - ((this.#heardBy.has(id) && this.#heardAt.get(id)) || -Infinity);
      const isUp = now - this.#nodeSince > connectedWithinMs;
      if (!connected && isUp && sinceHeard < connectedWithinMs - noticedWithinMs && sinceHeard > noticedWithinMs)
        this.#problem(`${id} is called gone, ${sinceHeard} ms after a sign of life`);
    }
  }
}
