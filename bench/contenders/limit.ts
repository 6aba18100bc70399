// The limit: what one Node process can do at all. Bare `ws` to read; a keystroke's frame is built once, header included,
// and shared; each watcher's frames of a turn leave in one write. No sign-in, no rights, no masking, no store, no order
// beyond the socket's. Nothing that does more can be much faster.
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Contender } from '../glass/contender.ts';
import { listening } from './listening.ts';
import { joinBySpliceFrames } from './splice-frames.ts';

interface Watcher {
  stream: Duplex;
  waiting: Buffer[];
}

export const limit: Contender = {
  name: 'limit',
  serve() {
    const server = createServer();
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    const watching = new Map<number, Watcher[]>();
    let due: Watcher[] = [];
    const flush = () => {
      const now = due;
      due = [];
      for (const watcher of now) {
        watcher.stream.write(watcher.waiting.length === 1 ? watcher.waiting[0] : Buffer.concat(watcher.waiting));
        watcher.waiting = [];
      }
    };
    server.on('upgrade', (request, stream, head) =>
      sockets.handleUpgrade(request, stream, head, (socket) => {
        const { searchParams } = new URL(request.url!, 'http://here');
        const watches = searchParams.get('watches');
        if (watches !== null) {
          const watcher = { stream, waiting: [] };
          for (const agent of watches.split(',').map(Number)) {
            watching.set(agent, [...(watching.get(agent) ?? []), watcher]);
          }
          return;
        }
        const agent = Number(searchParams.get('agent'));
        socket.on('message', (message: Buffer) => {
          const { length } = message;
          const head = length < 126 ? 2 : 4;
          const frame = Buffer.allocUnsafe(head + length);
          frame[0] = 0x82;
          frame[1] = length < 126 ? length : 126;
          if (length >= 126) frame.writeUInt16BE(length, 2);
          frame.set(message, head);
          for (const watcher of watching.get(agent) ?? []) {
            if (watcher.waiting.length === 0) {
              if (due.length === 0) setImmediate(flush);
              due.push(watcher);
            }
            watcher.waiting.push(frame);
          }
        });
      }),
    );
    return listening(server);
  },
  join: joinBySpliceFrames,
};
