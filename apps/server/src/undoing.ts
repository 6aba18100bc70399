// What has been started, to be undone in the opposite order, once. An undoing that begins while a step is under way waits
// for that step, undoes what it started, and starts nothing more.

export class Undoing {
  readonly #undo: (() => Promise<void>)[] = [];
  #step: Promise<unknown> = Promise.resolve();
  #all: Promise<void> | undefined;

  get begun(): boolean {
    return this.#all !== undefined;
  }

  add(undo: () => Promise<void>): void {
    this.#undo.push(undo);
  }

  /** Never resolves once the undoing has begun: there is nothing more to start. */
  async step<T>(work: () => Promise<T>): Promise<T> {
    if (this.begun) return new Promise(() => undefined);
    const running = work();
    this.#step = running.catch(() => undefined);
    const value = await running;
    return this.begun ? new Promise(() => undefined) : value;
  }

  /** A failure to undo one thing does not keep the others from being undone. */
  all(): Promise<void> {
    return (this.#all ??= this.#undoAll());
  }

  async #undoAll(): Promise<void> {
    await this.#step;
    const failures: unknown[] = [];
    for (const undo of this.#undo.toReversed()) await undo().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'not everything could be stopped');
  }
}
