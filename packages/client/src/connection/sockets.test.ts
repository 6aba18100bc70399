import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { fakeNetwork } from '../testing/fake-network.ts';
import type { Sockets } from './sockets.ts';
import { webSockets } from './sockets.ts';

type Heard = string | number[] | { closed: number };

/** Both adapters meet the same far end: it answers every frame with itself, and closes with 4100 when told to. */
const adapters: Record<string, () => Promise<{ sockets: Sockets; url: string; move(): void; end(): void }>> = {
  async 'the fake network'() {
    const sockets = fakeNetwork({
      hear: (frame, link) => (frame === 'close' ? link.close(4100) : link.send(frame)),
      gone: () => {},
    });
    return { sockets, url: 'ws://fake', move: sockets.deliver, end() {} };
  },
  async 'ws in Node'() {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    server.on('connection', (socket) =>
      socket.on('message', (frame, isBinary) => {
        if (!isBinary && (frame as Buffer).toString() === 'close') socket.close(4100);
        else socket.send(frame, { binary: isBinary });
      }),
    );
    const { port } = server.address() as { port: number };
    const sockets = webSockets((url) => new WebSocket(url));
    return { sockets, url: `ws://127.0.0.1:${port}`, move() {}, end: () => server.close() };
  },
};

describe.each(Object.entries(adapters))('sockets: %s', (_name, make) => {
  test('C44: opened, then frames in order, text as text and bytes as bytes, then closed with its code', async () => {
    const { sockets, url, move, end } = await make();
    const heard: Heard[] = [];
    await new Promise<void>((resolve) => {
      const socket = sockets.connect(url, {
        opened() {
          heard.push('opened');
          for (const frame of ['one', Uint8Array.of(0, 255), 'two', 'close']) socket.send(frame);
          queueMicrotask(move);
        },
        frame: (frame) => heard.push(typeof frame === 'string' ? frame : [...frame]),
        closed(closed) {
          heard.push({ closed });
          resolve();
        },
      });
      expect(heard).toEqual([]);
      move();
    });
    end();
    expect(heard).toEqual(['opened', 'one', [0, 255], 'two', { closed: 4100 }]);
  });

  test('C44: nobody there: closed, and nothing else', async () => {
    const { sockets, move, end } = await make();
    end();
    if ('refuse' in sockets) (sockets as ReturnType<typeof fakeNetwork>).refuse(1006);
    const heard: Heard[] = [];
    await new Promise<void>((resolve) => {
      sockets.connect('ws://127.0.0.1:9', {
        opened: () => heard.push('opened'),
        frame: () => heard.push('a frame'),
        closed(closed) {
          heard.push({ closed });
          resolve();
        },
      });
      move();
    });
    expect(heard).toEqual([{ closed: 1006 }]);
  });
});
