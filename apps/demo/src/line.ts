/** One connection of a bot to the server, over the client that everybody uses. */
import { type Client, connect, webSockets } from '@oriel/client';
import { WebSocket } from 'ws';

const sockets = webSockets((url) => new WebSocket(url, { perMessageDeflate: false }));

/** `seat`: an agent's own desk, which counts for presence. Customers have none, nor has who only looks. */
export function connectTo(server: string, token: string, seat: boolean): Client {
  const url = new URL('/live', server);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return connect({ url: url.href, token, seat, sockets });
}

/** The session is over, or the server speaks another version: a new sign-in is needed. */
export const isStopped = (client: Client): boolean => client.life.peek().is === 'stopped';
