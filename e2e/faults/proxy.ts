// A network between two programs: a TCP proxy in this process that can be slow, cut frames into slices, swallow what goes
// one way without a word (what comes later is lost with the line), reset lines, and be pointed elsewhere.
import { createServer, connect, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface Weather {
  latencyMs: number;
  /** Undefined: as fast as it goes. */
  bytesPerSecond?: number;
  /** Undefined: as it comes. */
  sliceBytes?: number;
  /** Towards the server, and from it: nothing comes through, nothing is refused. */
  upHeld: boolean;
  downHeld: boolean;
}

export const fair: Weather = { latencyMs: 0, upHeld: false, downHeld: false };

export interface Proxy {
  port: number;
  /** For all lines, those to come too. */
  weather: Weather;
  /** Where new lines lead to. */
  target: NetConnectOpts;
  lines(): number;
  /** RST to both sides of all lines, at once. Says how many that were. */
  resetAll(): number;
  /** Each line that is there now is reset when so many more bytes have come from the server: somewhere in a frame. */
  cutAfter(bytes: number): void;
  /** The line on which these words come from the server for the so-manieth time is reset before they get through. Resolves then. */
  cutAt(words: string, time: number): Promise<void>;
  close(): Promise<void>;
}

interface Line {
  near: Socket;
  far: Socket;
  /** Bytes from the server until it is cut. */
  left: number;
}

/** How often a held direction looks whether it still is. */
const lookEveryMs = 10;

export async function startProxy(target: NetConnectOpts): Promise<Proxy> {
  const lines = new Set<Line>();
  const cut = (line: Line) => {
    if (!lines.delete(line)) return;
    line.near.resetAndDestroy();
    // A socket of this machine's own knows no RST.
    if ('path' in proxy.target) line.far.destroy();
    else line.far.resetAndDestroy();
  };
  let awaited: { words: string; left: number; come: () => void } | undefined;
  const isAwaited = (slice: Buffer): boolean => {
    if (!awaited || !slice.includes(awaited.words) || (awaited.left -= 1) > 0) return false;
    awaited.come();
    awaited = undefined;
    return true;
  };
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect(proxy.target);
    far.setNoDelay(true);
    const line: Line = { near, far, left: Infinity };
    lines.add(line);
    for (const socket of [near, far]) {
      socket.on('error', () => {});
      socket.on('close', () => cut(line));
    }
    void carry(
      near,
      far,
      () => proxy.weather.upHeld,
      () => false,
    );
    void carry(
      far,
      near,
      () => proxy.weather.downHeld,
      (slice) => (line.left -= slice.length) <= 0 || isAwaited(slice),
    );

    async function carry(from: Socket, to: Socket, isHeld: () => boolean, isOver: (slice: Buffer) => boolean) {
      try {
        for await (const chunk of from as AsyncIterable<Buffer>) {
          const { latencyMs, bytesPerSecond, sliceBytes = chunk.length } = proxy.weather;
          if (latencyMs > 0) await wait(latencyMs);
          for (let at = 0; at < chunk.length; at += sliceBytes) {
            const slice = chunk.subarray(at, at + sliceBytes);
            while (isHeld() && !to.destroyed) await wait(lookEveryMs);
            if (bytesPerSecond) await wait((1000 * slice.length) / bytesPerSecond);
            if (isOver(slice)) return cut(line);
            if (!to.write(slice)) await drained(to);
          }
        }
      } catch {
        // Reset from one side: so is the other.
      }
      cut(line);
    }
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, resolve));
  const proxy: Proxy = {
    port: (server.address() as AddressInfo).port,
    weather: fair,
    target,
    lines: () => lines.size,
    resetAll() {
      const count = lines.size;
      for (const line of lines) cut(line);
      return count;
    },
    cutAfter(bytes) {
      for (const line of lines) line.left = bytes;
    },
    cutAt: (words, time) => new Promise((come) => (awaited = { words, left: time, come })),
    async close() {
      for (const line of lines) cut(line);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}

async function drained(socket: Socket): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
    if (socket.destroyed) done();
  });
}
