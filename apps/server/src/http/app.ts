// All of HTTP, wired: what passes on the way in, the rooms' routes, and what is said when nobody answers. It binds no
// port: `app.request()` is the same app in tests and in the simulation.
import type { Directory } from '@oriel/domain';
import { Hono, type Context } from 'hono';
import type { Access } from '../access/index.ts';
import type { Chats } from '../channels/web/chats.ts';
import { webChannelRoutes } from '../channels/web/routes.ts';
import type { Clock } from '../clock.ts';
import { installed } from '../installed.ts';
import type { Log } from '../log.ts';
import { accountRoutes } from './account.ts';
import { smallBodies } from './body.ts';
import { demoPages } from './demo-pages.ts';
import { deskPages } from './desk-pages.ts';
import { healthRoutes } from './health.ts';
import { ownPagesOnly } from './own-pages-only.ts';
import { failed, problem } from './problems.ts';
import { securityHeaders } from './security-headers.ts';

/** Absolute paths of what was built. */
export interface PageFolders {
  desk: string;
  widget: string;
  shop: string;
}

export interface HttpDeps {
  access: Access;
  chats: Chats;
  directory: () => Directory;
  clock: Clock;
  log: Log;
  /** Resolves when the database has answered. */
  ping: () => Promise<unknown>;
  /** Where our own pages live (access/origin.ts); asked at each request, for the port is known late. */
  origins: () => ReadonlySet<string>;
  /** A demo floor: the sign-in page says so, and there is a shop. */
  demo: boolean;
  /** Further routes that only compose.ts knows. */
  rooms: ((app: Hono) => void)[];
  folders?: PageFolders;
}

const builtFolders = (): PageFolders => ({
  desk: installed('apps/desk/dist'),
  widget: installed('apps/widget/dist'),
  shop: installed('apps/demo/shop'),
});

export function createHttp(deps: HttpDeps): Hono {
  const { access, chats, directory, clock, log, demo } = deps;
  const folders = deps.folders ?? builtFolders();
  const app = new Hono();
  app.use(securityHeaders(access.secure));
  app.use(ownPagesOnly(deps.origins));
  app.use(smallBodies);
  app.onError(failed(log));

  healthRoutes(app, deps.ping);
  accountRoutes(app, access);
  webChannelRoutes(app, { chats, directory, clock, folder: folders.widget });
  for (const room of deps.rooms) room(app);
  if (demo) demoPages(app, folders.shop);
  const unknownPage = deskPages(app, { folder: folders.desk, identities: access.identities, demo });
  app.notFound((c) => (wantsPage(c) ? unknownPage(c) : problem(c, 404)));
  return app;
}

/** A person who follows a link, as opposed to a script or a program. */
function wantsPage(c: Context): boolean {
  const loads = /^\/(api|assets|chat)\//.test(c.req.path);
  return c.req.method === 'GET' && !loads && (c.req.header('accept') ?? '').includes('text/html');
}
