// A network of two queues for each connection. Nothing moves until it is delivered, so that a test decides what has
// arrived when the line is cut. Its sockets keep the promises of the port (connection/sockets.ts).
import type { Socket, SocketEvents, Sockets } from '../connection/sockets.ts';

export type Frame = string | Uint8Array;

/** The far end of a connection. */
export interface FarEnd {
  hear(frame: Frame, link: Link): void;
  /** The line is gone; frames under way are lost. */
  gone(link: Link): void;
}

export interface Link {
  readonly url: string;
  isOpen(): boolean;
  /** Queues a frame towards the client. */
  send(frame: Frame): void;
  /** Closes towards the client, after what is queued. */
  close(code: number): void;
  /** Both ends lose the line now, and all that is queued with it. */
  cut(code?: number): void;
  /** Delivers at most so many frames to the far end, and to the client; tells whether anything moved. */
  deliverUp(count?: number): boolean;
  deliverDown(count?: number): boolean;
}

export interface FakeNetwork extends Sockets {
  readonly links: Link[];
  /** The newest connection. */
  last(): Link;
  /** Delivers until nothing is under way. */
  deliver(): void;
  /** From now on connecting fails with this code; null: works again. */
  refuse(code: number | null): void;
  /** Bytes that every socket says have not left yet. */
  setUnsentBytes(bytes: number): void;
}

type Down = { frame: Frame } | { close: number } | { opened: true };

export function fakeNetwork(far: FarEnd): FakeNetwork {
  const links: Link[] = [];
  let refusal: number | null = null;
  let unsentBytes = 0;

  function link(url: string, events: SocketEvents): { link: Link; socket: Socket } {
    let state: 'opening' | 'open' | 'closed' = 'opening';
    let up: Frame[] = [];
    let down: Down[] = [refusal === null ? { opened: true } : { close: refusal }];

    function end(code: number, tellsClient: boolean): void {
      if (state === 'closed') return;
      state = 'closed';
      up = [];
      down = [];
      far.gone(self);
      if (tellsClient) events.closed(code);
    }

    const self: Link = {
      url,
      isOpen: () => state === 'open',
      send: (frame) => void (state === 'open' && down.push({ frame })),
      close: (code) => void (state !== 'closed' && down.push({ close: code })),
      cut: (code = 1006) => end(code, true),
      deliverUp(count = Infinity) {
        let moved = 0;
        for (; moved < count && up.length > 0; moved++) far.hear(up.shift()!, self);
        return moved > 0;
      },
      deliverDown(count = Infinity) {
        let moved = 0;
        for (; moved < count && down.length > 0; moved++) {
          const next = down.shift()!;
          if ('frame' in next) events.frame(next.frame);
          else if ('close' in next) end(next.close, true);
          else {
            state = 'open';
            events.opened();
          }
        }
        return moved > 0;
      },
    };
    const socket: Socket = {
      send(frame) {
        if (state === 'opening') throw new Error('A frame was sent before the connection was open.');
        if (state === 'open') up.push(frame);
      },
      // What was under way to it still arrives, as with a real one; who closed must not care.
      close() {
        const late = down;
        end(1000, false);
        down = late.filter((one) => 'frame' in one);
      },
      unsentBytes: () => unsentBytes,
    };
    return { link: self, socket };
  }

  return {
    links,
    connect(url, events) {
      const { link: one, socket } = link(url, events);
      links.push(one);
      return socket;
    },
    last: () => links.at(-1)!,
    deliver() {
      while (links.map((one) => [one.deliverUp(), one.deliverDown()].some(Boolean)).some(Boolean));
    },
    refuse: (code) => void (refusal = code),
    setUnsentBytes: (bytes) => void (unsentBytes = bytes),
  };
}
