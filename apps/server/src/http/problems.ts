// What HTTP says when it says no: RFC 9457 problems. Unknown and forbidden are the same problem, to the byte.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { StoreFailure } from '../store/commits.ts';
import type { Log } from '../log.ts';

const titles = {
  400: 'This is not what the address takes',
  401: 'Not signed in',
  403: 'This must come from our own pages',
  404: 'Not found',
  413: 'Too large',
  415: 'JSON, please',
  429: 'Too often',
  500: 'Something broke here',
  503: 'The database does not answer',
} satisfies Partial<Record<ContentfulStatusCode, string>>;

export function problem(c: Context, status: keyof typeof titles, detail?: string): Response {
  return c.body(JSON.stringify({ type: 'about:blank', title: titles[status], status, detail }), status, {
    'content-type': 'application/problem+json',
  });
}

/** `waitMs` from now it may be tried again. */
export function tooOften(c: Context, waitMs: number): Response {
  c.header('retry-after', String(Math.ceil(waitMs / 1000)));
  return problem(c, 429);
}

/** The database's own errors, and those of getting a connection to it: the world's failures, not faults of ours. */
function isFailure(error: Error): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const connecting = /connection|timeout/i.test(error.message) && 'client' in error;
  return error instanceof StoreFailure || connecting || /^(08|53|57|ECONN|ENOENT|EPIPE|ETIMEDOUT)/.test(code);
}

/** What Node says of a body whose sender hung up before it was whole. */
const hungUp = (error: Error): boolean => error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';

/** A fault costs its own request and nobody else's. Neither addresses' parameters nor bodies are logged. */
export const failed =
  (log: Log) =>
  (error: Error, c: Context): Response => {
    if (error instanceof HTTPException) return error.getResponse();
    // Nobody hears the answer, and nobody may fill the log so.
    if (hungUp(error)) return problem(c, 400);
    const failure = isFailure(error);
    log[failure ? 'warn' : 'error']({ error: error.stack ?? String(error), method: c.req.method }, 'a request failed');
    if (!failure) return problem(c, 500);
    c.header('retry-after', '2');
    return problem(c, 503);
  };
