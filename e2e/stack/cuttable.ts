// A line that a test cuts and keeps cut: what the network does, without a word to either side.
import type { SocketEvents, Sockets } from '@oriel/client';
import { realSockets } from './floor.ts';

export interface Cuttable extends Sockets {
  /** Nothing comes through any more, and nothing is connected, until `mend`. */
  cut(): void;
  mend(): void;
}

export function cuttable(sockets: Sockets = realSockets): Cuttable {
  let isCut = false;
  let drop = () => {};
  return {
    connect(url, events) {
      if (isCut) return unreachable(events);
      let isOver = false;
      const socket = sockets.connect(url, {
        opened: () => !isOver && events.opened(),
        frame: (frame) => !isOver && events.frame(frame),
        closed: (code) => !isOver && events.closed(code),
      });
      drop = () => {
        isOver = true;
        socket.close();
        events.closed(1006);
      };
      return socket;
    },
    cut() {
      isCut = true;
      drop();
    },
    mend() {
      isCut = false;
    },
  };
}

function unreachable(events: SocketEvents) {
  setImmediate(() => events.closed(1006));
  return { send: () => {}, close: () => {}, unsentBytes: () => 0 };
}
