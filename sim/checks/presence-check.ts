// Presence within its lease (P8): an agent whom the tables call connected has answered a ping, sat down, or was left over
// by a node that fell, within the lease; and one whose line has been well all the time is called connected.
import { connectedWithinMs } from '@oriel/protocol';
import type { Tables } from '../tables.ts';

/** What it takes to be noticed and committed: a look each second, and a database that keeps one waiting. */
export const noticedWithinMs = 4_000;

export class PresenceCheck {
  readonly #tables: Tables;
  readonly #problem: (what: string) => void;
  readonly #heardAt = new Map<string, number>();
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
  heard(agent: string, now: number): void {
    this.#heardAt.set(agent, now);
  }

  /** Asked while a node is there. */
  look(now: number): void {
    for (const { id, connected } of this.#tables.agents()) {
      const heardAt = Math.max(this.#heardAt.get(id) ?? 0, this.#greetedAt.get(id) ?? 0, this.#nodeSince);
      if (connected && now - heardAt > connectedWithinMs + noticedWithinMs)
        this.#problem(`${id} is called connected, ${now - heardAt} ms after the last sign of life`);
      const sinceHeard = now - (this.#heardAt.get(id) ?? -Infinity);
      const isUp = now - this.#nodeSince > connectedWithinMs;
      if (!connected && isUp && sinceHeard < connectedWithinMs - noticedWithinMs && sinceHeard > noticedWithinMs)
        this.#problem(`${id} is called gone, ${sinceHeard} ms after a sign of life`);
    }
  }
}
