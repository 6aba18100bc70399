// As one writes it first: `ws`, the whole draft as JSON with each key, one JSON.stringify and one write for each receiver.
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { agentsOf, watchedBy, watchersOf, type Contender } from '../glass/contender.ts';
import { atOnce } from '../lean/at-once.ts';
import { LeanWebSocket } from '../lean/web-socket.ts';
import { listening } from './listening.ts';
import { watcherOn } from './splice-frames.ts';

interface Draft {
  agent: number;
  rev: number;
  text: string;
}

export const naive: Contender = {
  name: 'ws naive',
  serve() {
    const server = createServer();
    const watching = new Map<number, WebSocket[]>();
    new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) => {
      const watches = new URL(request.url!, 'http://here').searchParams.get('watches');
      for (const agent of watches?.split(',').map(Number) ?? []) {
        watching.set(agent, [...(watching.get(agent) ?? []), socket]);
      }
      socket.on('message', (message: Buffer) => {
        const draft = JSON.parse(message.toString()) as Draft;
        for (const watcher of watching.get(draft.agent) ?? [])
          watcher.send(JSON.stringify({ type: 'draft', ...draft }));
      });
    });
    return listening(server);
  },

  async join({ port, crowd, hear }) {
    const nothing = { binary: () => {}, text: () => {} };
    const agents = await atOnce(agentsOf(crowd), () => LeanWebSocket.open(port, '/', nothing));
    const watchers = await atOnce(watchersOf(crowd), (watcher) =>
      LeanWebSocket.open(port, `/?watches=${watchedBy(crowd, watcher).join()}`, {
        binary: () => {},
        text(text) {
          const { agent, rev } = JSON.parse(text) as Draft;
          hear(watcher, agent, rev);
        },
      }),
    );
    return {
      authors: agents.map((socket, agent) => ({
        key(n, { text }) {
          socket.sendText(JSON.stringify({ agent, rev: n, text } satisfies Draft));
          return true;
        },
        flush: () => socket.flush(),
      })),
      watchers: watchers.map(watcherOn),
      end: () => [...agents, ...watchers].forEach((socket) => socket.end()),
    };
  },
};
