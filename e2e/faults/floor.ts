// A floor that faults befall: database, server and lines can each be spoiled; people on it are programs.
import { connect, type Client, type ViewHandle } from '@oriel/client';
import { setTimeout as wait } from 'node:timers/promises';
import { startDatabase, type Database } from './database.ts';
import { startProxy, type Proxy } from './proxy.ts';
import { startServer, type Program, type Server } from './server.ts';
import { jumpingClock, openTab, sockets, type JumpingClock, type Tab } from './tab.ts';

export interface Floor {
  database: Database;
  /** Between the people and the server. */
  lines: Proxy;
  server: Server;
  tabs: Tab[];
  /** Of all customers' pages. */
  clock: JumpingClock;
  ana: Seated;
  sam: Client;
  /** Ana's desk, as Sam sees it. */
  watched: ViewHandle;
  /** After its end, on the same port. */
  startAgain(program: Program): Promise<void>;
  beginChat(): Promise<string>;
  stop(): Promise<void>;
}

export interface Seated {
  id: string;
  client: Client;
  desk: ViewHandle;
}

/** As many pages; each fifth customer has two tabs open. `place`: where the database lies. */
export async function startFloor(pages: number, place?: string): Promise<Floor> {
  const database = await startDatabase(place);
  let server = await startServer('built', database.url, 0);
  const { port } = server;
  const lines = await startProxy({ host: '127.0.0.1', port });
  const clock = jumpingClock();
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const join = async (word: string, seat: boolean) => {
    const answer = await post('/api/sign-in', { email: `${word}@oriel.test`, password: 'oriel' });
    const token = /oriel=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')![1]!;
    const client = connect({ url: `ws://127.0.0.1:${lines.port}/live`, token, seat, sockets });
    await until(() => client.you.value !== null, `${word} is greeted`);
    return client;
  };
  // To the returns, where nobody sits: nothing but what they write happens to them.
  const beginChat = async () =>
    ((await (await post('/api/chat', { name: 'Rosa', channel: 'returns' })).json()) as { token: string }).token;

  const ana = await join('ana', true);
  const { id } = ana.you.value!;
  const desk = ana.open({ view: 'desk', agent: id });
  await until(() => desk.status.value.is === 'open', 'Ana sees her desk', 10_000);
  const notice = desk.all('notice')[0];
  if (notice && !notice.acknowledged) await ana.do({ kind: 'acknowledge', policyVersion: notice.policyVersion });
  await until(() => desk.one('agent', id)?.connected === true, 'Ana is connected', 10_000);
  const sam = await join('sam', false);
  const watched = sam.open({ view: 'desk', agent: id });
  const tabs: Tab[] = [];
  for (let number = 0; number < pages; number += 1) {
    const token = number % 5 === 4 ? tabs[number - 1]!.token : await beginChat();
    tabs.push(openTab(String(number), token, lines.port, clock));
  }
  const floor: Floor = {
    database,
    lines,
    server,
    tabs,
    clock,
    ana: { id, client: ana, desk },
    sam,
    watched,
    async startAgain(program) {
      floor.server = server = await startServer(program, database.url, port);
    },
    beginChat,
    async stop() {
      for (const { client } of tabs) client.end();
      ana.end();
      sam.end();
      await lines.close();
      await server.kill('SIGTERM');
      await database.stop();
    },
  };
  try {
    await until(() => isWell(floor), 'everybody is there', 10_000);
  } catch (error) {
    const who = unwell(floor);
    await floor.stop();
    throw new Error(who, { cause: error });
  }
  return floor;
}

/** All pages are live and answered; Ana's desk is the same to her and to whoever watches it. */
export const isWell = ({ tabs, ana, sam, watched }: Floor): boolean => {
  const own = ana.desk.one('agent', ana.id);
  return (
    tabs.every((tab) => tab.isSettled()) &&
    ana.client.freshness.value.live &&
    sam.freshness.value.live &&
    own?.connected === true &&
    own.version === watched.one('agent', ana.id)?.version
  );
};

export const unwell = ({ tabs, ana, sam, watched }: Floor): string =>
  JSON.stringify({
    tabs: tabs.filter((tab) => !tab.isSettled()).map(({ name, client }) => [name, client.life.value.is]),
    ana: [ana.client.life.value.is, ana.client.freshness.value.live, ana.desk.one('agent', ana.id)],
    sam: [sam.life.value.is, sam.freshness.value.live, watched.status.value, watched.one('agent', ana.id)],
  });

/** Looks again and again; how long it took, in ms. */
export async function until(
  look: () => boolean | Promise<boolean>,
  what: string,
  patienceMs = 60_000,
): Promise<number> {
  const since = performance.now();
  while (!(await look())) {
    if (performance.now() - since > patienceMs) throw new Error(`not in ${patienceMs} ms: ${what}`);
    await wait(5);
  }
  return performance.now() - since;
}
