// The port for connections, and its adapter for everything that has the browser's WebSocket interface: the browser's own,
// and in Node the one of `ws`, which the caller passes in so that no browser's bundle knows of it.

export interface SocketEvents {
  opened(): void;
  /** Text is JSON, bytes are draft frames. In the order sent, each at most once. */
  frame(frame: string | Uint8Array): void;
  /** At most once, and nothing comes after it. */
  closed(code: number): void;
}

export interface Socket {
  /** After `opened` only. On a connection that is closing the frame is lost; `closed` tells. */
  send(frame: string | Uint8Array): void;
  close(): void;
  /** Bytes handed over that have not left yet: a slow network. */
  unsentBytes(): number;
}

export interface Sockets {
  /** Never throws and never calls back before it has returned. */
  connect(url: string, events: SocketEvents): Socket;
}

export interface WebSocketLike {
  binaryType: string;
  readonly bufferedAmount: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(frame: string | Uint8Array<ArrayBuffer>): void;
  close(): void;
}

/** `new WebSocket(url)` throws on an address that is none: that is a fault of the caller's and stays one. */
export function webSockets(make: (url: string) => WebSocketLike = (url) => new WebSocket(url)): Sockets {
  return {
    connect(url, events) {
      const socket = make(url);
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => events.opened();
      socket.onmessage = ({ data }: { data: string | ArrayBuffer }) =>
        events.frame(typeof data === 'string' ? data : new Uint8Array(data));
      socket.onclose = ({ code }: { code: number }) => events.closed(code);
      // An error is always followed by a close, which has the code; `ws` would throw without a listener.
      socket.onerror = () => {};
      return {
        send: (frame) => socket.send(frame as string | Uint8Array<ArrayBuffer>),
        close: () => socket.close(),
        unsentBytes: () => socket.bufferedAmount,
      };
    },
  };
}
