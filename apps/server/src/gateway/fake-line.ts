// A socket in memory: the test is the other end.
import { closeCodes, type CloseName, type Down, type Up } from '@oriel/protocol';
import type { Line, LineEvents } from './line.ts';

const nameOf = (code: number): CloseName | undefined =>
  (Object.keys(closeCodes) as CloseName[]).find((name) => closeCodes[name] === code);

export class FakeLine implements Line {
  /** Frames written, as they were before the wire. */
  readonly got: (Down | Uint8Array)[] = [];
  /** How the server closed it; 'cut' without a word. */
  ended: CloseName | 'cut' | undefined;
  unsent = 0;
  pings = 0;
  /** Whether the other end answers pings and closes by itself. */
  lives = true;
  #events: LineEvents | undefined;

  listen(events: LineEvents): void {
    this.#events = events;
  }

  write(frames: readonly (string | Uint8Array)[]): void {
    if (this.ended) return;
    this.got.push(...frames.map((frame) => (typeof frame === 'string' ? (JSON.parse(frame) as Down) : frame)));
  }

  ping(): void {
    this.pings++;
    if (this.lives) this.#events?.pong();
  }

  unsentBytes(): number {
    return this.unsent;
  }

  close(code: number): void {
    this.ended = nameOf(code);
    if (this.lives) this.#events?.closed();
  }

  cut(): void {
    this.ended = 'cut';
    this.#events?.closed();
  }

  /** The other end sends. */
  say(frame: Up | string): void {
    this.#events?.frame(new TextEncoder().encode(typeof frame === 'string' ? frame : JSON.stringify(frame)), false);
  }

  sayBytes(bytes: Uint8Array): void {
    this.#events?.frame(bytes, true);
  }

  pong(): void {
    this.#events?.pong();
  }

  pingUs(): void {
    this.#events?.ping();
  }

  /** The other end has gone. */
  hangUp(): void {
    this.#events?.closed();
  }
}
