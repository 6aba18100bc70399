// One person's acts on the day, one at a time, as a person gives them. What was refused is counted by its reason: on a busy
// floor people are too late now and then, and are told so.
import type { Client, Outcome } from '@oriel/client';
import type { Command } from '@oriel/protocol';

export class Tally {
  readonly #counts = new Map<string, number>();

  add(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  toString(): string {
    return [...this.#counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([what, count]) => `${what} ${count}`)
      .join(', ');
  }
}

export class Acting {
  readonly client: Client;
  readonly #tally: Tally;
  #underWay: Promise<void> | undefined;

  constructor(client: Client, tally: Tally) {
    this.client = client;
    this.#tally = tally;
  }

  get isBusy(): boolean {
    return this.#underWay !== undefined;
  }

  /** Settles when the act under way does; nothing of one's own is waited for while one is not connected. */
  get underWay(): Promise<void> | undefined {
    return this.client.freshness.value.live ? this.#underWay : undefined;
  }

  /** `then`: only what has been committed. */
  give(command: Command, then: () => void = () => {}): void {
    this.#underWay = this.client.do(command).then((outcome: Outcome) => {
      this.#underWay = undefined;
      if ('did' in outcome) then();
      this.#tally.add('did' in outcome ? command.kind : 'refused' in outcome ? `(${outcome.refused})` : '(unanswered)');
    });
  }
}
