// How fast chats may begin from one address: a bucket that fills again. Per address, so nobody's flood is another's.
import type { Clock } from '../../clock.ts';

/** At once: everybody behind a mobile operator's one address who opens a chat in the same minute. */
export const chatsBurstMax = 200;
/** A second after that: still more than any shop's visitors, and a flood of rows is bounded. */
export const chatsPerSecondMax = 20;
/** Buckets kept: the oldest are full again long before they are pushed out. */
const bucketsMax = 10_000;

export class ChatRate {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Zero: go on. Otherwise how long to wait. */
  take(address: string): number {
    const at = this.#clock.steady();
    const before = this.#buckets.get(address) ?? { left: chatsBurstMax, at };
    const left = Math.min(chatsBurstMax, before.left + ((at - before.at) / 1000) * chatsPerSecondMax);
    const taken = left >= 1;
    this.#buckets.delete(address);
    this.#buckets.set(address, { left: taken ? left - 1 : left, at });
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined && this.#buckets.size > bucketsMax) this.#buckets.delete(oldest);
    return taken ? 0 : ((1 - left) / chatsPerSecondMax) * 1000;
  }
}
