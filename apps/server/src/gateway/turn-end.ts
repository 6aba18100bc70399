// What is to be done once the present turn's work is done, gathered over all connections into one call of the loop.
import type { Clock } from '../clock.ts';

export class TurnEnd {
  readonly #clock: Clock;
  readonly #failed: (error: unknown) => void;
  #calls: (() => void)[] = [];

  constructor(clock: Clock, failed: (error: unknown) => void) {
    this.#clock = clock;
    this.#failed = failed;
  }

  call(run: () => void): void {
    if (this.#calls.length === 0) this.#clock.nextTurn(() => this.#run());
    this.#calls.push(run);
  }

  #run(): void {
    const calls = this.#calls;
    this.#calls = [];
    for (const run of calls) {
      try {
        run();
      } catch (error) {
        this.#failed(error);
      }
    }
  }
}
