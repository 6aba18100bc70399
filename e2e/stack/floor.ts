// A quiet floor in this process: the server as it is composed, a database of its own, and its people over packages/client
// on real sockets. For tests of the stack without a browser.
import {
  connect,
  webSockets,
  type Client,
  type Sockets,
  drafts,
  watchDrafts,
  type Drafts,
  type ViewHandle,
} from '@oriel/client';
import { WebSocket } from 'ws';
import { compose, type Around, type Composed, type ComposeOptions } from '../../apps/server/src/compose.ts';
import { KeptLog } from '../../apps/server/src/log.ts';
import { freshDatabase, type FreshDatabase } from '../../apps/server/src/store/embedded/testing.ts';
import { createPool } from '../../apps/server/src/store/pool.ts';
import type { Clock } from '../../apps/server/src/clock.ts';
import type { Pool } from 'pg';

export type { Around };

export interface Floor {
  url: string;
  databaseUrl: string;
  db: Pool;
  log: KeptLog;
  clock: Clock | undefined;
  /** A session's secret: what a cookie holds. */
  signIn(email: string): Promise<string>;
  /** A customer's token and id. */
  beginChat(name?: string, channel?: string): Promise<{ token: string; customer: string }>;
  /** A connection of somebody with this token. */
  join(token: string, options?: JoinOptions): Client;
  /** Stops the server and starts it anew on the same database and port: clients come back by themselves. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface JoinOptions {
  seat?: boolean;
  page?: string;
  sockets?: Sockets;
  random?: () => number;
  /** Of its page alone; absent: the floor's. */
  clock?: Parameters<typeof connect>[0]['clock'];
}

export const realSockets = webSockets((url) => new WebSocket(url, { perMessageDeflate: false }));

/** One node of several on one database. */
export interface OneOf {
  database: FreshDatabase;
  natsUrl: string;
}

export async function startFloor(
  around: Around = {},
  more: Partial<ComposeOptions> = {},
  oneOf?: OneOf,
): Promise<Floor> {
  const database = oneOf?.database ?? (await freshDatabase());
  const log = new KeptLog();
  const options = {
    port: 0,
    host: '127.0.0.1',
    url: undefined,
    dataDir: '',
    databaseUrl: database.url,
    natsUrl: oneOf?.natsUrl,
    floor: 'quiet' as const,
    headsFile: undefined,
    headsUrl: undefined,
    ...more,
  };
  let composed: Composed = await compose(options, database.url, log, around);
  const db = createPool(database.url, 4, 'test');
  const { port } = composed;
  const url = `http://127.0.0.1:${port}`;
  const clients = new Set<Client>();
  const post = async (path: string, body: unknown): Promise<Response> => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  return {
    url,
    databaseUrl: database.url,
    db,
    log,
    clock: around.clock,
    async signIn(email) {
      const answer = await post('/api/sign-in', { email, password: 'oriel' });
      return /oriel=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')![1]!;
    },
    async beginChat(name, channel = 'shop') {
      return (await (await post('/api/chat', { channel, ...(name && { name }) })).json()) as {
        token: string;
        customer: string;
      };
    },
    join(token, { seat = false, page, sockets = realSockets, random, clock = around.clock } = {}) {
      const client = connect({
        url: `ws://127.0.0.1:${port}/live`,
        token,
        seat,
        sockets,
        ...(page && { page }),
        ...(random && { random }),
        ...(clock && { clock }),
      });
      clients.add(client);
      return client;
    },
    async restart() {
      await composed.stop();
      composed = await compose({ ...options, port }, database.url, log, around);
    },
    async stop() {
      for (const client of clients) client.end();
      await composed.stop();
      await db.end();
      if (!oneOf) await database.drop();
    },
  };
}

export interface Agent {
  id: string;
  client: Client;
  drafts: Drafts;
}

/** An agent at their desk, in routing mode, the notice acknowledged. */
export async function seatAgent(floor: Floor, email: string, options: JoinOptions = {}): Promise<Agent> {
  const client = floor.join(await floor.signIn(email), { seat: true, ...options });
  const id = await until(() => client.you.value?.id, `${email} is greeted`);
  const desk = client.open({ view: 'desk', agent: id });
  await until(() => desk.status.value.is === 'open', `${email}'s desk is open`);
  const notice = desk.all('notice')[0];
  if (notice && !notice.acknowledged) await client.do({ kind: 'acknowledge', policyVersion: notice.policyVersion });
  await until(() => desk.one('agent', id)?.connected, `${email} is connected`);
  await client.do({ kind: 'enter-routing' });
  await until(() => desk.one('agent', id)?.mode === 'available', `${email} is available`);
  return { id, client, drafts: drafts(client) };
}

/** A supervisor, or anybody who only looks. */
export async function joinPerson(floor: Floor, email: string, options: JoinOptions = {}): Promise<Client> {
  const client = floor.join(await floor.signIn(email), options);
  watchDrafts(client);
  await until(() => client.you.value, `${email} is greeted`);
  return client;
}

/** Ten times as long as it takes on a slow machine: nothing here is a timed test. */
const patienceMs = 15_000;

/** The first truthy value of `look`; signals read in it need no subscription. */
export async function until<T>(look: () => T | Promise<T>, what: string): Promise<NonNullable<T>> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`not in ${patienceMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export interface WatchedReply {
  ana: Agent;
  sam: Client;
  /** Ana's desk, as Sam sees it. */
  watched: ViewHandle;
  /** Ongoing with Ana. */
  interaction: string;
}

/** A customer has written, Ana has accepted, Sam watches her desk. */
export async function watchedReply(floor: Floor, anas: JoinOptions = {}): Promise<WatchedReply> {
  const ana = await seatAgent(floor, 'ana@oriel.test', anas);
  const customer = floor.join((await floor.beginChat('Priya Nair')).token);
  await customer.do({ kind: 'say', text: 'hello?' });
  const desk = ana.client.open({ view: 'desk', agent: ana.id });
  const { id } = await until(() => desk.all('interaction').find(({ state }) => state === 'ringing'), 'it rings');
  const accepted = await ana.client.do({ kind: 'accept', interaction: id });
  if (!('did' in accepted)) throw new Error(`not accepted: ${JSON.stringify(accepted)}`);
  const sam = await joinPerson(floor, 'sam@oriel.test');
  const watched = sam.open({ view: 'desk', agent: ana.id });
  await until(() => watched.status.value.is === 'open', 'Sam watches');
  return { ana, sam, watched, interaction: id };
}
