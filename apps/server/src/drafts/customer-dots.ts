// The dots that one draft gives the customer: said at most once a second while keys come, the last key always, and ended
// when it is sent or emptied or its author's connection is cut. The cadence depends on the author's keys alone (S1).
import type { Clock } from '../clock.ts';

/** Dots last five seconds; a second of them is the most that saying it late may cost. */
export const dotsEveryMs = 1_000;

export class CustomerDots {
  readonly #clock: Clock;
  readonly #say: (until: number) => void;
  #saidAt = -Infinity;
  #saidUntil = 0;
  #wantedUntil = 0;
  #cancel: (() => void) | undefined;

  /** `say`: somebody types until then. */
  constructor(clock: Clock, say: (until: number) => void) {
    this.#clock = clock;
    this.#say = say;
  }

  /** A key was pressed; dots last until then. */
  last(until: number): void {
    this.#wantedUntil = until;
    if (this.#cancel) return;
    const waitMs = this.#saidAt + dotsEveryMs - this.#clock.steady();
    if (waitMs <= 0) this.#sayNow();
    else this.#cancel = this.#clock.after(waitMs, () => this.#sayNow());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const now = this.#clock.now();
    if (this.#saidUntil > now) this.#say(now);
    this.#saidUntil = 0;
  }

  #sayNow(): void {
    this.#cancel = undefined;
    this.#saidAt = this.#clock.steady();
    this.#saidUntil = this.#wantedUntil;
    this.#say(this.#wantedUntil);
  }
}
