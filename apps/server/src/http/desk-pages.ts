// The desk's pages and what they load. Every page is made for its request: it carries a nonce for the style elements that
// the desk's parts add while it runs, and says whether this is a demo.
import type { Context, Hono } from 'hono';
import { newSecret } from '../access/secrets.ts';
import type { Identities } from '../access/identities.ts';
import { entryAt, homeOf, mayHaveSupervision, type Entry } from './desk-entry.ts';
import { forEver, forEverHere, forMinutes, giveFile, readFiles } from './files.ts';
import { withMetas } from './metas.ts';
import { contentSecurityPolicy } from './security-headers.ts';

export interface DeskPagesDeps {
  folder: string;
  identities: Identities;
  demo: boolean;
}

const supervisionAssets = '/assets/supervision/';

/** Returns what answers an address that nobody knows, to a browser that asks for a page. */
export function deskPages(app: Hono, { folder, identities, demo }: DeskPagesDeps): (c: Context) => Promise<Response> {
  const files = readFiles(folder);
  const whoAsks = async (c: Context) => (await identities.byCookie(c.req.header('cookie')))?.you;

  const give = (c: Context, { page, status }: Entry): Response => {
    const html = files.get(`${page}.html`)?.content.toString();
    if (html === undefined) return c.text('The desk is not built: npm run build', 503);
    const styleNonce = newSecret();
    c.header('content-security-policy', contentSecurityPolicy({ styleNonce }));
    return c.html(withMetas(html, { 'csp-nonce': styleNonce, ...(demo && { 'oriel-demo': 'yes' }) }), status);
  };
  const page = async (c: Context) => give(c, entryAt(c.req.path, await whoAsks(c)));

  app.get('/', async (c) => {
    const you = await whoAsks(c);
    const home = you && homeOf(you);
    return home ? c.redirect(home) : give(c, entryAt('/', you));
  });
  for (const address of ['/sign-in', '/desk', '/desk/*', '/supervision/*', '/settings/*', '/monitoring-log']) {
    app.get(address, page);
  }
  app.get(`${supervisionAssets}*`, async (c) => {
    const file = mayHaveSupervision(await whoAsks(c)) ? files.get(c.req.path.slice(1)) : undefined;
    return giveFile(c, file, forEverHere);
  });
  app.get('/assets/*', (c) => giveFile(c, files.get(c.req.path.slice(1)), forEver));
  for (const path of files.keys()) {
    if (!path.includes('/') && !path.endsWith('.html'))
      app.get(`/${path}`, (c) => giveFile(c, files.get(path), forMinutes));
  }
  return page;
}
