// Something that another node told was missed: heads go to everybody here at once, so that no screen waits for its next
// beat (P5). To everybody, whatever they have open: nothing in it depends on who looks (S1).
import type { Clock } from '../clock.ts';

/** While another node is not heard at all there is a hole every second; to read heads costs a query for each open view. */
export const headsAtMostEveryMs = 3_000;
/** A page takes what moved on it within 5 s before heads for news that are still under way: it is told once more. */
export const headsAgainAfterMs = 7_000;

export class HeadsAfterGap {
  readonly #clock: Clock;
  readonly #tell: () => void;
  #toldAt = -Infinity;
  #next: (() => void) | undefined;
  #again: (() => void) | undefined;

  constructor(clock: Clock, tell: () => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  found(): void {
    this.#again?.();
    this.#again = this.#clock.after(headsAgainAfterMs, () => this.#told());
    const waitMs = this.#toldAt + headsAtMostEveryMs - this.#clock.steady();
    if (waitMs <= 0) this.#told();
    else
      this.#next ??= this.#clock.after(waitMs, () => {
        this.#next = undefined;
        this.#told();
      });
  }

  stop(): void {
    this.#next?.();
    this.#again?.();
  }

  #told(): void {
    this.#toldAt = this.#clock.steady();
    this.#tell();
  }
}
