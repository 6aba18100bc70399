// socket.io 4.8: a room for each agent, a splice as an event. Its own client costs more than its server; here it is spoken
// to in its own protocol (Engine.IO 4 over WebSocket only) by the lean socket.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { agentsOf, watchedBy, watchersOf, type Contender } from '../glass/contender.ts';
import { atOnce } from '../lean/at-once.ts';
import { LeanWebSocket } from '../lean/web-socket.ts';
import { listening } from './listening.ts';
import type { Splice } from './splice.ts';
import { watcherOn } from './splice-frames.ts';

/** Engine.IO: open 0, ping 2, pong 3, message 4; within it Socket.IO: connect 0, event 2. */
async function open(port: number, watches: string, hear: (splice: Splice) => void): Promise<LeanWebSocket> {
  let resolve = () => {};
  const connected = new Promise<void>((done) => (resolve = done));
  const socket: LeanWebSocket = await LeanWebSocket.open(
    port,
    `/socket.io/?EIO=4&transport=websocket&watches=${watches}`,
    {
      binary: () => {},
      text(text) {
        if (text.startsWith('42')) return hear((JSON.parse(text.slice(2)) as [string, Splice])[1]);
        if (text.startsWith('0')) socket.sendText('40');
        else if (text.startsWith('40')) resolve();
        else if (text === '2') socket.sendText('3');
        socket.flush();
      },
    },
  );
  await connected;
  return socket;
}

export const socketIo: Contender = {
  name: 'socket.io',
  serve() {
    const server = createServer();
    const io = new Server(server, { transports: ['websocket'], serveClient: false });
    io.on('connection', async (socket) => {
      const { watches } = socket.handshake.query;
      if (typeof watches === 'string' && watches !== '') await socket.join(watches.split(','));
      socket.on('key', (splice: Splice) => io.to(String(splice.agent)).emit('key', splice));
    });
    return listening(server);
  },

  async join({ port, crowd, hear }) {
    const agents = await atOnce(agentsOf(crowd), () => open(port, '', () => {}));
    const watchers = await atOnce(watchersOf(crowd), (watcher) =>
      open(port, watchedBy(crowd, watcher).join(), ({ agent, rev }) => hear(watcher, agent, rev)),
    );
    return {
      authors: agents.map((socket, agent) => ({
        key(n, { splice: { at, del, ins } }) {
          socket.sendText(`42${JSON.stringify(['key', { agent, rev: n, at, del, ins } satisfies Splice])}`);
          return true;
        },
        flush: () => socket.flush(),
      })),
      watchers: watchers.map(watcherOn),
      end: () => [...agents, ...watchers].forEach((socket) => socket.end()),
    };
  },
};
