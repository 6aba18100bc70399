/** For tests of HTTP: the app over fakes, with small pages in a temporary folder. Nothing listens. */
import type { Channel, Directory } from '@oriel/domain';
import type { Role, You } from '@oriel/protocol';
import type { Hono } from 'hono';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Access } from '../access/index.ts';
import { ownOrigins } from '../access/origin.ts';
import { secretIn } from '../access/cookie.ts';
import type { Chats } from '../channels/web/chats.ts';
import { KeptLog } from '../log.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { createHttp, type HttpDeps } from './app.ts';

export const pages: Record<string, string> = {
  'desk/index.html': '<html><head><title>agents</title></head></html>',
  'desk/supervision.html': '<html><head><title>supervisors</title></head></html>',
  'desk/finch.svg': '<svg></svg>',
  'desk/assets/main-1.js': 'agents()'.repeat(200),
  'desk/assets/main-1.js.map': '{}',
  'desk/assets/inter-1.woff2': 'font',
  'desk/assets/supervision/supervision-1.js': 'supervisors()',
  'widget/widget.js': 'widget()',
  'widget/chat.html': '<html><head></head>chat</html>',
  'widget/assets/chat-1.js': 'chat()',
  'shop/index.html': '<html>shop</html>',
  'shop/shop.css': 'main {}',
};

const channel: Channel = {
  kind: 'channel',
  id: 'shop',
  version: 1,
  name: 'Web chat',
  team: 'orders',
  sites: ['https://shop.example'],
  readers: '',
  group: 'realtime',
  priority: 0,
};

/** A cookie that signs in somebody with these roles. */
export const cookieOf = (...roles: Role[]): { cookie: string } => ({ cookie: `oriel=${roles.join('+')}` });

const youOf = (secret: string): You => ({
  kind: 'person',
  id: secret,
  name: secret,
  roles: secret.split('+') as Role[],
  team: null,
  leads: [],
});

export interface HttpBench {
  app: Hono;
  clock: VirtualClock;
  log: KeptLog;
  /** Secrets of the sessions that were ended. */
  signedOut: (string | undefined)[];
  end(): void;
}

export function httpBench(more: Partial<HttpDeps> & { signIn?: Access['signIn']; secure?: boolean } = {}): HttpBench {
  const folder = mkdtempSync(join(tmpdir(), 'oriel-pages-'));
  for (const [path, content] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const signedOut: (string | undefined)[] = [];
  const secure = more.secure ?? false;
  const access = {
    identities: {
      byCookie: async (header: string | undefined) => {
        const secret = secretIn(header, secure);
        if (!secret) return undefined;
        return { principal: { kind: 'person', id: secret } as const, you: youOf(secret), sessionKey: secret };
      },
      byToken: async () => undefined,
      watch: () => () => undefined,
    },
    signIn: more.signIn ?? (async () => 'wrong' as const),
    signOut: async (header: string | undefined) => {
      signedOut.push(secretIn(header, secure));
    },
    secure,
  } satisfies Partial<Access> as unknown as Access;
  const chats: Chats = {
    begin: async (id, name) => (id === 'shop' ? { token: 'chat-token', customer: name ?? 'Visitor' } : 'not-found'),
  };
  const clock = new VirtualClock();
  const log = new KeptLog();
  const directory: Directory = new Map([['shop', channel]]);
  const app = createHttp({
    access,
    chats,
    directory: () => directory,
    clock,
    log,
    ping: async () => undefined,
    origins: () => ownOrigins(undefined, 3400),
    demo: true,
    rooms: [],
    folders: { desk: join(folder, 'desk'), widget: join(folder, 'widget'), shop: join(folder, 'shop') },
    ...more,
  });
  return { app, clock, log, signedOut, end: () => rmSync(folder, { recursive: true }) };
}
