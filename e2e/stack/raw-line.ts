// A connection without packages/client: says what no honest client would, and keeps every frame that comes.
import type { Down, Up } from '@oriel/protocol';
import { WIRE } from '@oriel/protocol';
import { WebSocket } from 'ws';
import { until, type Floor } from './floor.ts';

export interface RawLine {
  frames: Down[];
  binary: Uint8Array[];
  /** The close code; undefined while it is open. */
  closed(): number | undefined;
  send(...frames: (Up | string | Uint8Array)[]): void;
  /** Resolves with the first frame, held or to come, for which `look` is true. */
  heard(look: (frame: Down) => boolean, what: string): Promise<Down>;
  /** The same; undefined: the connection ended before. */
  answered(look: (frame: Down) => boolean): Promise<Down | undefined>;
  end(): void;
}

/** Greeted: known and welcome. */
export async function rawLine(floor: Pick<Floor, 'url'>, token: string, seat = false): Promise<RawLine> {
  const line = await rawHello(floor, token, seat);
  await line.heard(({ t }) => t === 'welcome', 'welcome');
  return line;
}

/** Has said hello, and may be anybody. */
export async function rawHello(floor: Pick<Floor, 'url'>, token: string, seat = false): Promise<RawLine> {
  const socket = new WebSocket(`${floor.url.replace('http', 'ws')}/live`, { perMessageDeflate: false });
  const frames: Down[] = [];
  const binary: Uint8Array[] = [];
  let code: number | undefined;
  socket.on('message', (bytes: Buffer, isBinary: boolean) => {
    if (isBinary) binary.push(bytes);
    else frames.push(JSON.parse(bytes.toString()) as Down);
  });
  socket.on('close', (why) => (code = why));
  socket.on('error', () => {});
  const line: RawLine = {
    frames,
    binary,
    closed: () => code,
    send(...all) {
      for (const frame of all) {
        socket.send(typeof frame === 'string' || frame instanceof Uint8Array ? frame : JSON.stringify(frame));
      }
    },
    heard: (look, what) => until(() => frames.find(look), what),
    answered: async (look) => {
      await until(() => frames.some(look) || code !== undefined, 'an answer, or the end');
      return frames.find(look);
    },
    end: () => socket.terminate(),
  };
  await until(() => socket.readyState === WebSocket.OPEN, 'the socket is open');
  line.send({ t: 'hello', wire: WIRE, token, page: `raw${Math.random().toString(36).slice(2)}`, seat });
  return line;
}
