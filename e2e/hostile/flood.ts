// A flood over real sockets: frames that are none, frames out of their order, the same ones again, frames larger than any,
// and HTTP that is none; by strangers, customers, agents, supervisors and others at once.
import { WIRE } from '@oriel/protocol';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import {
  malformed,
  oneOf,
  seededBy,
  wellFormed,
  type HostileFrame,
  type Random,
} from '../../apps/server/src/gateway/hostile-frames.ts';
import { hostileRequest, hostileSocket } from './requests.ts';

export interface Flood {
  /** Without a trailing slash. */
  url: string;
  /** Of sessions and customers: who is behind each frame. */
  tokens: readonly string[];
  /** What there is, so that frames are about something. */
  ids: readonly string[];
}

export interface Tally {
  frames: number;
  requests: number;
  connections: number;
  /** By close code, and by kind of frame. */
  closes: Map<number, number>;
  kinds: Map<string, number>;
  /** Connections that the server did not end after what is no frame. */
  survived: number;
}

/** Connections at once: each principal may hold ten. */
const lanes = 8;
const framesPerConnectionMax = 24;
/** HTTP that comes for each connection that does. */
const requestsPerConnection = 3;
/** Nobody answers what is half a request. */
const requestPatienceMs = 250;

const count = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

export async function flood(at: Flood, total: number, seed: number, tally: Tally = emptyTally()): Promise<Tally> {
  await Promise.all(Array.from({ length: lanes }, (_, lane) => flow(at, total, seededBy(seed + 7919 * lane), tally)));
  return tally;
}

export const emptyTally = (): Tally => ({
  ...{ frames: 0, requests: 0, connections: 0, survived: 0 },
  closes: new Map(),
  kinds: new Map(),
});

async function flow(at: Flood, total: number, random: Random, tally: Tally): Promise<void> {
  const past: HostileFrame[] = [];
  while (tally.frames + tally.requests < total) {
    await comeAndGo(at, random, past, tally);
    for (let left = requestsPerConnection; left > 0; left--)
      await throwAt(at, random() < 0.2 ? hostileSocket(random) : hostileRequest(random), tally);
  }
}

function throwAt({ url }: Flood, bytes: string | Uint8Array, tally: Tally): Promise<void> {
  tally.requests++;
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const done = () => {
      socket.destroy();
      resolve();
    };
    socket.setTimeout(requestPatienceMs, done);
    socket.once('data', done).once('close', done).on('error', done);
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  });
}

/** Comes as somebody, says what is out of order and what was said before, and ends with what is no frame. */
function comeAndGo({ url, tokens, ids }: Flood, random: Random, past: HostileFrame[], tally: Tally): Promise<void> {
  tally.connections++;
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { perMessageDeflate: false });
    const send = (frame: HostileFrame) => {
      tally.frames++;
      count(tally.kinds, frame.kind);
      socket.send(frame.data, () => {});
    };
    const patience = setTimeout(() => {
      tally.survived++;
      socket.terminate();
    }, 20_000);
    socket.on('error', () => {});
    socket.on('close', (code) => {
      clearTimeout(patience);
      count(tally.closes, code);
      resolve();
    });
    socket.on('open', () => {
      const token = random() < 0.9 ? oneOf(random, tokens) : 'nobody-has-this';
      const page = `p${Math.floor(random() * 1e9)}`;
      if (random() < 0.95) socket.send(JSON.stringify({ t: 'hello', wire: WIRE, token, page, seat: random() < 0.5 }));
      for (let left = Math.floor(random() * framesPerConnectionMax); left > 0; left--) {
        const replayed = past.length > 0 && random() < 0.2;
        const frame = replayed ? { ...oneOf(random, past), kind: 'again' } : wellFormed(random, ids);
        send(frame);
        if (past.push(frame) > 200) past.shift();
      }
      // Some that are spoiled are still frames; the last one never is.
      send(malformed(random, ids));
      send({ kind: 'no frame', data: 'no frame' });
    });
  });
}
