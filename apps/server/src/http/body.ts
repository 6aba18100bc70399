// Parse at the edge: a body is JSON of the expected shape, and small, or the request ends here.
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { parseJson } from '../storable-json.ts';
import { problem } from './problems.ts';

/** The largest body there is, an e-mail and a password, is under 1 KiB. */
const bodyBytesMax = 16 * 1024;

export const smallBodies = bodyLimit({ maxSize: bodyBytesMax, onError: (c) => problem(c, 413) });

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

export async function parseBody<T>(c: Context, schema: Schema<T>): Promise<T> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) stop(problem(c, 415));
  const body: unknown = await c.req
    .text()
    .then(parseJson)
    .catch(() => undefined);
  const parsed = schema.safeParse(body);
  return parsed.success ? parsed.data : stop(problem(c, 400));
}

function stop(res: Response): never {
  throw new HTTPException(res.status as 400, { res });
}
