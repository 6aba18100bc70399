// Frames that wait for the end of the loop's turn, in order, each with the view it belongs to.

export interface Waiting {
  /** Null: of no view. */
  view: number | null;
  frame: string | Uint8Array;
}

export class OutboundQueue {
  #frames: Waiting[] = [];
  #bytes = 0;

  /** About, for text: UTF-16 units. */
  get bytes(): number {
    return this.#bytes;
  }

  get isEmpty(): boolean {
    return this.#frames.length === 0;
  }

  push(waiting: Waiting): void {
    this.#frames.push(waiting);
    this.#bytes += waiting.frame.length;
  }

  /** What belongs to this view is gone. A draft frame of no known view goes too: sight ends, a draft can come again. */
  drop(view: number): void {
    const left = this.#frames.filter(
      (waiting) => waiting.view !== view && (waiting.view !== null || typeof waiting.frame === 'string'),
    );
    this.#frames = left;
    this.#bytes = left.reduce((sum, { frame }) => sum + frame.length, 0);
  }

  takeAll(): Waiting[] {
    const frames = this.#frames;
    this.#frames = [];
    this.#bytes = 0;
    return frames;
  }
}
