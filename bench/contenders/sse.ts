// Server-sent events: keys come by POST on a connection that is kept, and go out as events, written once for all receivers.
import { createServer, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { agentsOf, watchedBy, watchersOf, type Contender } from '../glass/contender.ts';
import { atOnce } from '../lean/at-once.ts';
import { listening } from './listening.ts';
import type { Splice } from './splice.ts';

const begin = async (port: number): Promise<Socket> => {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  return socket.on('error', () => {});
};

export const sse: Contender = {
  name: 'SSE',
  serve() {
    const watching = new Map<number, ServerResponse[]>();
    const server = createServer((request, response) => {
      if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
        response.flushHeaders();
        const watches = new URL(request.url!, 'http://here').searchParams.get('watches') ?? '';
        for (const agent of watches.split(',').map(Number)) {
          watching.set(agent, [...(watching.get(agent) ?? []), response]);
        }
        return;
      }
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const splice = JSON.parse(body) as Splice;
        const event = `data: ${JSON.stringify(splice)}\n\n`;
        for (const watcher of watching.get(splice.agent) ?? []) watcher.write(event);
        response.writeHead(204).end();
      });
    });
    server.keepAliveTimeout = 600_000;
    return listening(server);
  },

  async join({ port, crowd, hear }) {
    const agents = await atOnce(agentsOf(crowd), () => begin(port));
    for (const socket of agents) socket.resume();
    const watchers = await atOnce(watchersOf(crowd), async (watcher) => {
      const socket = await begin(port);
      socket.write(`GET /?watches=${watchedBy(crowd, watcher).join()} HTTP/1.1\r\nHost: here\r\n\r\n`);
      let rest = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          if (!line.startsWith('data: ')) continue;
          const { agent, rev } = JSON.parse(line.slice(6)) as Splice;
          hear(watcher, agent, rev);
        }
      });
      return socket;
    });
    const out: string[][] = agents.map(() => []);
    return {
      authors: agents.map((socket, agent) => ({
        key(n, { splice: { at, del, ins } }) {
          const body = JSON.stringify({ agent, rev: n, at, del, ins } satisfies Splice);
          out[agent]!.push(
            `POST / HTTP/1.1\r\nHost: here\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
          );
          return true;
        },
        flush() {
          if (out[agent]!.length > 0) socket.write(out[agent]!.join(''));
          out[agent] = [];
        },
      })),
      watchers: watchers.map((socket) => ({
        pause: () => void socket.pause(),
        resume: () => void socket.resume(),
        bytesRead: () => socket.bytesRead,
      })),
      end: () => [...agents, ...watchers].forEach((socket) => socket.destroy()),
    };
  },
};
