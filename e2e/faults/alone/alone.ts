// Faults that are looked at alone, each in a scene of its own: what was seen of it, for a person to read, and what does not
// hold. `npm run faults -- --alone NAME`.
import { setTimeout as wait } from 'node:timers/promises';
import type { Client, ViewHandle } from '@oriel/client';
import { connect } from '@oriel/client';
import { until } from '../people.ts';
import { sockets } from '../tab.ts';

export interface Seen {
  figures: string[];
  /** Empty: all holds. */
  wrong: string[];
}

export type Alone = () => Promise<Seen>;

/** Over HTTP, at the server itself. */
async function post(port: number, path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

export async function signIn(port: number, word: string): Promise<string> {
  const answer = await post(port, '/api/sign-in', { email: `${word}@oriel.test`, password: 'oriel' });
  return /oriel=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')![1]!;
}

/** In the returns chat, where nobody sits, or where one says. */
export async function beginChat(port: number, channel = 'returns'): Promise<string> {
  return ((await (await post(port, '/api/chat', { name: 'Rosa', channel })).json()) as { token: string }).token;
}

export interface Person {
  id: string;
  client: Client;
}

/** Somebody who has signed in, over the lines at this port. */
export async function enter(token: string, linesPort: number, seat: boolean): Promise<Person> {
  const client = connect({ url: `ws://127.0.0.1:${linesPort}/live`, token, seat, sockets });
  await until(() => client.you.value !== null, 'greeted', 15_000);
  return { id: client.you.value!.id, client };
}

/** At their own desk, and connected. */
export async function sit(token: string, linesPort: number): Promise<Person & { desk: ViewHandle }> {
  const { id, client } = await enter(token, linesPort, true);
  const desk = client.open({ view: 'desk', agent: id });
  await until(() => desk.status.value.is === 'open', 'the desk is open', 15_000);
  const notice = desk.all('notice')[0];
  if (notice && !notice.acknowledged) await client.do({ kind: 'acknowledge', policyVersion: notice.policyVersion });
  await until(() => desk.one('agent', id)?.connected === true, 'connected', 15_000);
  return { id, client, desk };
}

/** Looks so often, and keeps what is not so. */
export async function throughout(ms: number, holds: () => string | undefined): Promise<string[]> {
  const found = new Set<string>();
  const endsAt = performance.now() + ms;
  while (performance.now() < endsAt) {
    const wrong = holds();
    if (wrong !== undefined) found.add(wrong);
    await wait(20);
  }
  return [...found];
}

export const inMs = (ms: number): string => (ms < 1_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`);
