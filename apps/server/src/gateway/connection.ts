// What goes out on one connection. Answers are written at once (S2); frames of views and drafts wait for the end of the
// turn and are written together: a write costs some microseconds whatever it carries. How much waits on this connection
// decides what is dropped on this connection, and on no other (P6).
import type { Down } from '@oriel/protocol';
import type { Receiver } from '../hub/viewing.ts';
import { draftBytesMax, floodBytesMax, slowBytesMax } from './limits.ts';
import type { Line } from './line.ts';
import { OutboundQueue } from './outbound-queue.ts';
import type { TurnEnd } from './turn-end.ts';

export class Connection implements Receiver {
  readonly page: string;
  readonly #line: Line;
  readonly #turnEnd: TurnEnd;
  readonly #flooded: () => void;
  readonly #queue = new OutboundQueue();
  #over = false;

  /** `flooded`: far too much waits; the connection is to be closed. */
  constructor(page: string, line: Line, turnEnd: TurnEnd, flooded: () => void) {
    this.page = page;
    this.#line = line;
    this.#turnEnd = turnEnd;
    this.#flooded = flooded;
  }

  answer(frame: Down): void {
    if (!this.#over) this.#line.write([JSON.stringify(frame)]);
  }

  send(frame: Down, view: number | null): void {
    if (this.#over) return;
    // Before the frame: one view alone may be that large, and whoever takes it is not stuck.
    if (this.#unsentBytes() > floodBytesMax) return this.#flooded();
    this.#wait(JSON.stringify(frame), view);
  }

  sendDraft(frame: Uint8Array, view: number | null = null): boolean {
    if (this.#over) return true;
    if (this.#unsentBytes() > draftBytesMax) return false;
    this.#wait(frame, view);
    return true;
  }

  drop(view: number): void {
    this.#queue.drop(view);
  }

  /** So much waits that the other side shows an old picture. */
  isSlow(): boolean {
    return this.#unsentBytes() > slowBytesMax;
  }

  /** Nothing goes out any more, what waits included. */
  end(): void {
    this.#over = true;
    this.#queue.takeAll();
  }

  #unsentBytes(): number {
    return this.#queue.bytes + this.#line.unsentBytes();
  }

  #wait(frame: string | Uint8Array, view: number | null): void {
    if (this.#queue.isEmpty) this.#turnEnd.call(() => this.#flush());
    this.#queue.push({ frame, view });
  }

  #flush(): void {
    const frames = this.#queue.takeAll();
    if (frames.length > 0) this.#line.write(frames.map(({ frame }) => frame));
  }
}
