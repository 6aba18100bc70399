// The gateway: HTTP upgrades at `/live` become sessions. Who may begin is decided here (our own pages, and programs);
// everything after the first byte is the session's.
import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { comesFromUs } from '../access/origin.ts';
import { Crowd } from './crowd.ts';
import { WsLine, type Line } from './line.ts';
import { socketPayloadMax, strangersMax } from './limits.ts';
import { Session, type SessionDeps } from './session.ts';
import { TurnEnd } from './turn-end.ts';

/** Where sockets begin. */
export const livePath = '/live';

export interface GatewayDeps extends Omit<SessionDeps, 'crowd' | 'turnEnd'> {
  /** Names connections in the log. */
  newId: () => string;
  /** The origins of our own pages; asked at every upgrade, for the port is known only after listening. */
  origins: () => ReadonlySet<string>;
  /** Fewer in tests. */
  strangersAtOnce?: number;
}

export interface Gateway {
  /** For `server.on('upgrade')`. Takes the socket over, whatever comes of it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** A socket that is open already, and the cookie it came with. */
  take(line: Line, cookie: string | undefined): void;
  /** Sockets that are open. */
  readonly connections: number;
  /** All are told what the database holds, now instead of with the next beat. */
  tellHeads(): void;
  /** Takes nobody any more and closes all with `draining`. Resolves when the last socket is gone. */
  stop(): Promise<void>;
}

export function createGateway({ origins, newId, strangersAtOnce = strangersMax, ...deps }: GatewayDeps): Gateway {
  const { clock, log } = deps;
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: socketPayloadMax,
    clientTracking: false,
  });
  const sessions = new Set<Session>();
  const strangers = new Set<Session>();
  const crowd = new Crowd();
  const turnEnd = new TurnEnd(clock, (error) => log.error({ err: error }, 'a write failed'));
  let stopping: Promise<void> | undefined;
  let emptied = (): void => {};

  /** Who has said nothing since longest gives way: whoever opens thousands of sockets and is silent keeps nobody out. */
  function hasRoom(): boolean {
    if (strangers.size < strangersAtOnce) return true;
    const silent = [...strangers].find((session) => session.isSilent);
    silent?.close('unavailable');
    return silent !== undefined;
  }

  function refusal(request: IncomingMessage): number | undefined {
    if (request.url?.split('?')[0] !== livePath) return 404;
    if (stopping || !hasRoom()) return 503;
    // Browsers always name the page's origin on upgrades; programs name none and have no cookie they did not ask for.
    return comesFromUs({ origin: request.headers.origin, fetchSite: undefined }, origins()) ? undefined : 403;
  }

  function take(line: Line, cookie: string | undefined): void {
    const session = new Session(
      { ...deps, crowd, turnEnd },
      {
        id: newId(),
        line,
        cookie,
        met: () => strangers.delete(session),
        gone: () => {
          sessions.delete(session);
          if (sessions.size === 0) emptied();
        },
      },
    );
    sessions.add(session);
    strangers.add(session);
  }

  return {
    take,

    get connections() {
      return sessions.size;
    },

    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const status = refusal(request);
      if (status !== undefined) {
        socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      sockets.handleUpgrade(request, socket, head, (webSocket) =>
        take(new WsLine(webSocket, socket), request.headers.cookie),
      );
    },

    tellHeads() {
      for (const session of sessions) session.tellHeads();
    },

    stop() {
      stopping ??= new Promise((resolve) => {
        emptied = resolve;
        if (sessions.size === 0) resolve();
      });
      for (const session of sessions) session.close('draining');
      return stopping;
    },
  };
}
