// For those who operate Oriel: it runs; it can work; which one it is.
import { WIRE } from '@oriel/protocol';
import type { Hono } from 'hono';
import { problem } from './problems.ts';
import server from '../../package.json' with { type: 'json' };

/** A database that takes longer is as good as away. */
const answerWithinMs = 2_000;

/** `ping` resolves when the database has answered. */
export function healthRoutes(app: Hono, ping: () => Promise<unknown>): void {
  app.get('/livez', (c) => c.text('alive'));
  app.get('/readyz', async (c) => ((await answers(ping)) ? c.text('ready') : problem(c, 503)));
  app.get('/version', (c) => c.json({ name: 'oriel', version: server.version, wire: WIRE }));
}

async function answers(ping: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, answerWithinMs, false)));
  const answered = ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
