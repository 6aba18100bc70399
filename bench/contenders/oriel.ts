// Oriel as it is built, spoken to in its own protocol by the lean socket: sign-in by session, a desk of one's own opened by
// each agent, a look admitted and logged for each watched desk.
import {
  decodeDraftFrame,
  draftUnitsMax,
  encodeDraftSplice,
  WIRE,
  type Down,
  type Signal,
  type Up,
} from '@oriel/protocol';
import { agentsOf, watchedBy, watchersOf, type Author, type Contender } from '../glass/contender.ts';
import { atOnce } from '../lean/at-once.ts';
import { LeanWebSocket } from '../lean/web-socket.ts';
import { watcherOn } from './splice-frames.ts';

interface Ticket {
  id: string;
  token: string;
}

interface Seen {
  signals(values: readonly Signal[]): void;
  binary(bytes: Uint8Array): void;
}

/** What was not available is asked for again after this time. */
const againMs = 500;

/** Signed in, with the desks of these agents open. */
async function comeIn(port: number, ticket: Ticket, page: string, seat: boolean, desks: readonly string[], seen: Seen) {
  const say = (frame: Up) => socket.sendText(JSON.stringify(frame));
  let missing = desks.length;
  const asked = new Map<number, string>();
  const ask = (agent: string) => {
    const id = asked.size + 1;
    asked.set(id, agent);
    say({ t: 'open', id, view: { view: 'desk', agent } });
  };
  let resolve = () => {};
  const isIn = new Promise<void>((done) => (resolve = done));
  const down = (frame: Down) => {
    switch (frame.t) {
      case 'welcome':
        desks.forEach(ask);
        break;
      case 'opened':
        seen.signals(frame.signals);
        missing -= 1;
        if (missing === 0) resolve();
        break;
      case 'closed':
        if (frame.why !== 'unavailable') throw new Error(`A desk was refused: ${frame.why}`);
        // Its entry could not be written in time: asked for again, as people's clients do.
        setTimeout(() => {
          ask(asked.get(frame.id)!);
          socket.flush();
        }, againMs);
        return;
      case 'signals':
        return seen.signals(frame.signals);
      case 'beat':
        say({ t: 'alive', n: frame.n });
        break;
      default:
        return;
    }
    socket.flush();
  };
  const socket: LeanWebSocket = await LeanWebSocket.open(port, '/live', {
    binary: (bytes) => seen.binary(bytes),
    text: (text) => down(JSON.parse(text) as Down),
  });
  say({ t: 'hello', wire: WIRE, token: ticket.token, page, seat });
  socket.flush();
  await isIn;
  return socket;
}

/** A draft's first key comes whole, the others as splices; an emptied one is over. */
function authorOn(socket: LeanWebSocket, interaction: string): Author {
  let stream = 0;
  let goesOn = false;
  return {
    key(n, { splice, text }) {
      if (goesOn) socket.sendBinary(encodeDraftSplice(stream, n, splice));
      else {
        stream += 1;
        const whole: Up = { t: 'draft', stream, interaction, what: 'reply', rev: n, text, spans: [], typed: true };
        socket.sendText(JSON.stringify(whole));
      }
      goesOn = text !== '';
      return true;
    },
    flush: () => socket.flush(),
    bytesRead: () => socket.bytesRead,
  };
}

export const oriel: Contender = {
  name: 'Oriel',
  async join({ port, crowd, tickets, hear }) {
    if (!tickets) throw new Error('Oriel lets nobody in without a session.');
    const number = new Map(tickets.agents.map(({ id }, index) => [id, index]));
    const nothing: Seen = { signals: () => {}, binary: () => {} };
    const agents = await atOnce(agentsOf(crowd), (index) => {
      const ticket = tickets.agents[index]!;
      return comeIn(port, ticket, `agent-page-number-${index}`, true, [ticket.id], nothing);
    });
    const watchers = await atOnce(watchersOf(crowd), (watcher) => {
      /** By stream: whose draft it is, and the newest revision that came. */
      const streams = new Map<number, { agent: number; rev: number }>();
      const desks = watchedBy(crowd, watcher).map((agent) => tickets.agents[agent]!.id);
      return comeIn(port, tickets.supervisors[watcher]!, `watchers-page-number-${watcher}`, false, desks, {
        signals(values) {
          for (const value of values) {
            if (value.kind === 'draft') {
              const agent = number.get(value.agent)!;
              streams.set(value.stream, { agent, rev: value.rev });
              hear(watcher, agent, value.rev);
            } else if (value.kind === 'draft-end') {
              const ended = streams.get(value.stream);
              streams.delete(value.stream);
              // The key that emptied it.
              if (ended) hear(watcher, ended.agent, ended.rev + 1);
            }
          }
        },
        binary(bytes) {
          for (const { stream, rev, splices } of decodeDraftFrame(bytes, draftUnitsMax) ?? []) {
            const known = streams.get(stream);
            if (!known) continue;
            known.rev = rev + splices.length - 1;
            hear(watcher, known.agent, known.rev);
          }
        },
      });
    });
    return {
      authors: agents.map((socket, index) => authorOn(socket, tickets.agents[index]!.interaction)),
      watchers: watchers.map(watcherOn),
      end: () => [...agents, ...watchers].forEach((socket) => socket.end()),
    };
  },
};
