// The port to one socket, as narrow as the gateway needs it, and its adapter over `ws`.
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { framed } from './framing.ts';

export interface LineEvents {
  frame(frame: Uint8Array, binary: boolean): void;
  /** It answered a ping. */
  pong(): void;
  /** A control frame came: they count as frames. */
  ping(): void;
  /** Larger than the socket takes at all; `closed` follows. */
  tooLarge(): void;
  /** At most once, and nothing comes after it. */
  closed(): void;
}

export interface Line {
  /** In one write, in order. Lost on a line that is closing. */
  write(frames: readonly (string | Uint8Array)[]): void;
  ping(): void;
  /** Bytes handed over that the network has not taken. */
  unsentBytes(): number;
  close(code: number): void;
  /** At once, without a word. */
  cut(): void;
  /** Once. */
  listen(events: LineEvents): void;
}

export class WsLine implements Line {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;

  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket;
    this.#stream = stream;
  }

  write(frames: readonly (string | Uint8Array)[]): void {
    // Past `ws`, which without compression writes each frame at once as well: nothing of its own can stand in between.
    if (this.#socket.readyState === this.#socket.OPEN) this.#stream.write(framed(frames), ignoreLoss);
  }

  ping(): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping(undefined, undefined, ignoreLoss);
  }

  unsentBytes(): number {
    return this.#socket.bufferedAmount;
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  cut(): void {
    this.#socket.terminate();
  }

  listen(events: LineEvents): void {
    this.#socket.on('message', (frame: Buffer, binary: boolean) => events.frame(frame, binary));
    this.#socket.on('pong', () => events.pong());
    this.#socket.on('ping', () => events.ping());
    this.#socket.on('close', () => events.closed());
    this.#socket.on('error', (error: Error & { code?: string }) => {
      // Always followed by `close`; without a listener it would end the process.
      if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') events.tooLarge();
    });
  }
}

/** A write that fails is followed by `close`. */
const ignoreLoss = (): void => {};
