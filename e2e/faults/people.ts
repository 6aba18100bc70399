// The people on a floor that faults befall, who are programs: pages of customers, Ana at her desk, and Sam who watches it.
import { connect, type Client, type ViewHandle } from '@oriel/client';
import { setTimeout as wait } from 'node:timers/promises';
import { openTab, sockets, type JumpingClock, type Tab } from './tab.ts';

export interface Seated {
  id: string;
  client: Client;
  desk: ViewHandle;
}

export interface People {
  tabs: Tab[];
  ana: Seated;
  sam: Client;
  /** Ana's desk, as Sam sees it. */
  watched: ViewHandle;
  beginChat(channel?: string): Promise<string>;
}

/** Ports through which they come. */
export interface Doors {
  /** For what is asked once, by HTTP. */
  api(): number;
  ana: number;
  sam: number;
  page(number: number): number;
}

/** As many pages; each fifth customer has two tabs open. */
export async function letIn(doors: Doors, pages = 40, clock: JumpingClock): Promise<People> {
  const post = async (path: string, body: object) => {
    const answer = await fetch(`http://127.0.0.1:${doors.api()}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const join = async (word: 'ana' | 'sam', seat: boolean) => {
    const answer = await post('/api/sign-in', { email: `${word}@oriel.test`, password: 'oriel' });
    const token = /oriel=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')![1]!;
    const client = connect({ url: `ws://127.0.0.1:${doors[word]}/live`, token, seat, sockets });
    await until(() => client.you.value !== null, `${word} is greeted`);
    return client;
  };
  // To the returns, where nobody sits: nothing but what they write happens to them.
  const beginChat = async (channel = 'returns') =>
    ((await (await post('/api/chat', { name: 'Rosa', channel })).json()) as { token: string }).token;

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
    tabs.push(openTab(String(number), token, doors.page(number), clock));
  }
  return { ana: { id, client: ana, desk }, sam, watched, tabs, beginChat };
}

/** All pages are live and answered; Ana's desk is the same to her and to whoever watches it. */
export const isWell = ({ tabs, ana, sam, watched }: People): boolean => {
  const own = ana.desk.one('agent', ana.id);
  return (
    tabs.every((tab) => tab.isSettled()) &&
    ana.client.freshness.value.live &&
    sam.freshness.value.live &&
    own?.connected === true &&
    own.version === watched.one('agent', ana.id)?.version
  );
};

export const unwell = ({ tabs, ana, sam, watched }: People): string =>
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
