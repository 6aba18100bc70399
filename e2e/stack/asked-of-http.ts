// All that somebody can ask of the server besides their connection: every address of the app's own list, as it answers
// their cookie. What is random is replaced one to one; dates are those of HTTP, in seconds.
import { createHash } from 'node:crypto';
import type { Around, Floor } from './floor.ts';
import { addresses } from './rights/requests.ts';

export interface Answer {
  path: string;
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

const ofTheMoment: ReadonlySet<string> = new Set(['date', 'keep-alive', 'connection']);
/** Of the room of those who look: asked for in a build without it too. */
const ofLooks = ['/monitoring-log.csv', '/monitoring-log.jsonl'];
/** Made anew for each page, and named by its policy. */
const nonce = /'nonce-([^']+)'/;

export type App = Parameters<NonNullable<Around['app']>>[0];

/** `interaction`: what is asked about, where an address has a place for it. */
export async function askedOfHttp({ url }: Floor, app: App, cookie: string, interaction: string): Promise<Answer[]> {
  const paths = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  const addressOf = (path: string) => {
    const address = addresses[path] ?? path;
    return typeof address === 'string' ? address : address({ interaction });
  };
  const answers: Answer[] = [];
  for (const path of [...new Set([...paths, ...ofLooks, '/no-such-page'])].toSorted()) {
    const answer = await fetch(url + addressOf(path), { headers: { cookie: `oriel=${cookie}` }, redirect: 'manual' });
    const headers = [...answer.headers].filter(([name]) => !ofTheMoment.has(name));
    const [, anew = '\0'] = nonce.exec(answer.headers.get('content-security-policy') ?? '') ?? [];
    const plain = (said: string) => said.replaceAll(anew, 'nonce').replaceAll(url, 'here');
    const text = plain(await answer.text());
    answers.push({
      path,
      status: answer.status,
      headers: Object.fromEntries(headers.map(([name, value]) => [name, plain(value)])),
      body: headers.some(([, value]) => value.startsWith('application/json'))
        ? JSON.parse(text)
        : createHash('sha256').update(text).digest('hex'),
    });
  }
  return answers;
}
