// Whose limits a request counts against: the address it comes from.
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const isOwn = (address: string): boolean => /^(::1|(::ffff:)?127\.)/.test(address);

/**
 * A proxy on this machine says for whom it asks: the last entry is the one that it saw itself. From anywhere else the
 * header is anyone's invention and is not read.
 */
export function addressOf(c: Context): string {
  // Without a socket (a request made inside the process) there is one address for all.
  const peer = 'incoming' in (c.env ?? {}) ? (getConnInfo(c).remote.address ?? '') : '127.0.0.1';
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return (isOwn(peer) && forwarded) || peer;
}
