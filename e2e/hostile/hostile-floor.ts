// The built product and those who flood it; and what must hold afterwards.
import { rowsEqualFold } from '../stack/rows-equal-fold.ts';
import { inDatabase } from '../floor/database.ts';
import { emptyTally, flood, type Flood, type Tally } from './flood.ts';
import { startInspected } from './inspected.ts';

export interface Flooded {
  tally: Tally;
  /** Bytes held more after the flood than after its first tenth. */
  growth: number;
  /** What the log has of faults and failures. */
  faults: string[];
  /** A customer's message is answered for in the end. */
  stillAnswers: boolean;
  /** Of the database, when it has stopped. */
  differences: string[];
  seconds: number;
}

/** As many frames and requests as `total`, by this seed; the figures of it. */
export async function flooded(total: number, seed: number): Promise<Flooded> {
  const since = performance.now();
  const server = await startInspected();
  try {
    const at = await peopled(server.url);
    const tally = emptyTally();
    await flood(at, total / 10, seed, tally);
    const before = await server.held();
    await flood(at, total, seed + 1, tally);
    const growth = (await server.held()) - before;
    const stillAnswers = await answers(at);
    await server.stop();
    // Warnings are 40, errors 50; a fault would be a rule that was broken by what came in.
    const faults = server
      .log()
      .split('\n')
      .filter((line) => /"level":[456]0|Error|rejection/i.test(line));
    const { differences } = await inDatabase(server.dataDir, rowsEqualFold);
    return { tally, growth, faults, stillAnswers, differences, seconds: (performance.now() - since) / 1000 };
  } finally {
    await server.end();
  }
}

async function post(url: string, path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

const beginChat = async (url: string) =>
  (await (await post(url, '/api/chat', { channel: 'shop', name: 'Rosa' })).json()) as {
    token: string;
    customer: string;
  };

async function peopled(url: string): Promise<Flood> {
  const tokens: string[] = [];
  const ids = ['shop', 'orders', 'returns-team', 'realtime', 'delivery', 'nobody', 'x'];
  for (const word of ['ana', 'ben', 'fatima', 'sam', 'lea', 'dee', 'max']) {
    const answer = await post(url, '/api/sign-in', { email: `${word}@oriel.test`, password: 'oriel' });
    const [, token = ''] = /oriel=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
    const me = await fetch(`${url}/api/me`, { headers: { cookie: `oriel=${token}` } });
    tokens.push(token);
    ids.push(((await me.json()) as { id: string }).id);
  }
  for (let i = 0; i < 10; i++) {
    const { token, customer } = await beginChat(url);
    tokens.push(token);
    ids.push(customer);
  }
  return { url, tokens, ids };
}

async function answers({ url }: Flood): Promise<boolean> {
  const alive = await fetch(`${url}/readyz`);
  // Another begins when the flood of beginnings from this address has run off.
  for (let tries = 0; tries < 50; tries++) {
    const begun = await post(url, '/api/chat', { channel: 'shop', name: 'Rosa' });
    if (begun.status === 201) return alive.ok;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
