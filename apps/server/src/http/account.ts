// Signing in and out over HTTP, and who one is.
import { schemas } from '@oriel/protocol/schemas';
import type { Hono } from 'hono';
import { clearCookie, setCookie } from '../access/cookie.ts';
import type { Access } from '../access/index.ts';
import { addressOf } from './address.ts';
import { parseBody } from './body.ts';
import { problem, tooOften } from './problems.ts';

export function accountRoutes(app: Hono, access: Access): void {
  app.post('/api/sign-in', async (c) => {
    const { email, password } = await parseBody(c, schemas.signIn);
    const signedIn = await access.signIn({ email, password, address: addressOf(c) });
    if (signedIn === 'wrong') return problem(c, 401, 'That e-mail and password do not belong together.');
    if ('waitMs' in signedIn) return tooOften(c, signedIn.waitMs);
    // A browser that changes who it is leaves no session of the other behind.
    await access.signOut(c.req.header('cookie'));
    c.header('set-cookie', setCookie(signedIn.secret, access.secure));
    return c.body(null, 204);
  });

  app.post('/api/sign-out', async (c) => {
    await access.signOut(c.req.header('cookie'));
    c.header('set-cookie', clearCookie(access.secure));
    return c.body(null, 204);
  });

  app.get('/api/me', async (c) => {
    const identity = await access.identities.byCookie(c.req.header('cookie'));
    return identity ? c.json(identity.you) : problem(c, 401);
  });
}
