// Hocuspocus 3.4 with Yjs 13: a document for each agent's draft, as collaborative editors do it. Authors hold a document and
// send its updates; watchers are lean and count updates, which is less than a real one has to do. The 4.x of Hocuspocus
// needs Node 22.
import { Hocuspocus } from '@hocuspocus/server';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { Doc } from 'yjs';
import { agentsOf, watchedBy, watchersOf, type Contender } from '../glass/contender.ts';
import { LeanWebSocket } from '../lean/web-socket.ts';
import { listening } from './listening.ts';
import { watcherOn } from './splice-frames.ts';

/** Of its protocol: what a message is about, and the kinds of a sync message and of an answer to a token. */
const about = { sync: 0, auth: 2 } as const;
const sync = { step1: 0, update: 2 } as const;
const authenticated = 2;

function message(
  agent: number,
  kind: number,
  detail: number,
  write: (encoder: ReturnType<typeof createEncoder>) => void,
) {
  const encoder = createEncoder();
  writeVarString(encoder, String(agent));
  writeVarUint(encoder, kind);
  writeVarUint(encoder, detail);
  write(encoder);
  return toUint8Array(encoder);
}

/** Opens these documents on one socket. */
async function open(port: number, agents: readonly number[], heard: (agent: number) => void): Promise<LeanWebSocket> {
  let missing = agents.length;
  let resolve = () => {};
  const isOpen = new Promise<void>((done) => (resolve = done));
  const socket = await LeanWebSocket.open(port, '/', {
    text: () => {},
    binary(bytes) {
      const decoder = createDecoder(bytes);
      const agent = Number(readVarString(decoder));
      const kind = readVarUint(decoder);
      if (kind === about.sync && readVarUint(decoder) === sync.update) heard(agent);
      else if (kind === about.auth && readVarUint(decoder) === authenticated && (missing -= 1) === 0) resolve();
    },
  });
  for (const agent of agents) {
    socket.sendBinary(message(agent, about.auth, 0, (encoder) => writeVarString(encoder, 'here')));
    socket.sendBinary(
      message(agent, about.sync, sync.step1, (encoder) => writeVarUint8Array(encoder, Uint8Array.of(0))),
    );
  }
  socket.flush();
  await isOpen;
  return socket;
}

export const hocuspocus: Contender = {
  name: 'Hocuspocus',
  serve() {
    const server = createServer();
    const hub = new Hocuspocus({ quiet: true, timeout: 600_000 });
    new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) =>
      hub.handleConnection(socket, request),
    );
    return listening(server);
  },

  async join({ port, crowd, hear }) {
    const agents: LeanWebSocket[] = [];
    for (let agent = 0; agent < agentsOf(crowd); agent += 1) agents.push(await open(port, [agent], () => {}));
    const watchers: LeanWebSocket[] = [];
    for (let watcher = 0; watcher < watchersOf(crowd); watcher += 1) {
      const heard = new Map<number, number>();
      const socket = await open(port, watchedBy(crowd, watcher), (agent) => {
        const n = (heard.get(agent) ?? 0) + 1;
        heard.set(agent, n);
        hear(watcher, agent, n);
      });
      watchers.push(socket);
    }
    return {
      authors: agents.map((socket, agent) => {
        const doc = new Doc();
        const text = doc.getText('draft');
        doc.on('update', (update: Uint8Array) =>
          socket.sendBinary(message(agent, about.sync, sync.update, (encoder) => writeVarUint8Array(encoder, update))),
        );
        return {
          key(_n, { splice: { at, del, ins } }) {
            doc.transact(() => {
              if (del > 0) text.delete(at, del);
              if (ins !== '') text.insert(at, ins);
            });
            return true;
          },
          flush: () => socket.flush(),
        };
      }),
      watchers: watchers.map(watcherOn),
      end: () => [...agents, ...watchers].forEach((socket) => socket.end()),
    };
  },
};
