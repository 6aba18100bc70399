// People and customers as programs, over packages/client: what a test needs to have happened, and is not about.
import { connect, webSockets, type Client, type ViewHandle } from '@oriel/client';
import type { Command, Result, View } from '@oriel/protocol';
import { expect } from '@playwright/test';
import { WebSocket } from 'ws';
import { theTemplate } from './template.ts';

const sockets = webSockets((url) => new WebSocket(url));

export interface Program {
  client: Client;
  /** Gives the command and fails where it is refused. */
  do(command: Command): Promise<Result>;
  /** Opens the view and waits until it is there. */
  open(view: View): Promise<ViewHandle>;
}

export class Programs {
  readonly #url: string;
  readonly #programs = new Map<string, Promise<Program>>();

  constructor(url: string) {
    this.#url = url;
  }

  /** Signed in once a test. Not at a desk of their own: nobody is connected by it. */
  person(word: string): Promise<Program> {
    return this.#once(word, async () => this.#program(signedIn(word).token));
  }

  /** One chat for each name. */
  customer(name: string, channel = 'shop'): Promise<Program> {
    return this.#once(`${channel} ${name}`, async () => this.#program(await this.#beginChat(name, channel)));
  }

  /** Sits at their desk and is available, as a program. */
  sit(word: string): Promise<Program> {
    return this.#once(`${word} sits`, async () => {
      await this.acknowledge(word);
      const seated = await this.#program(signedIn(word).token, true);
      const desk = await seated.open({ view: 'desk', agent: await this.idOf(word) });
      await expect.poll(() => desk.all('agent')[0]?.connected).toBe(true);
      await seated.do({ kind: 'enter-routing' });
      return seated;
    });
  }

  /** At once: nobody has to be asked. */
  async idOf(word: string): Promise<string> {
    return signedIn(word).id;
  }

  /** They have read the present notice of their team. */
  async acknowledge(word: string): Promise<void> {
    const person = await this.person(word);
    const desk = await person.open({ view: 'desk', agent: await this.idOf(word) });
    const notice = desk.all('notice')[0];
    if (notice && !notice.acknowledged) await person.do({ kind: 'acknowledge', policyVersion: notice.policyVersion });
    desk.close();
  }

  /** `max` changes the team's policy: what is not named stays. */
  async changePolicy(team: string, change: Partial<Extract<Command, { kind: 'set-policy' }>>): Promise<void> {
    const max = await this.person('max');
    const settings = await max.open({ view: 'live-monitoring' });
    const policy = settings.one('policy', team)!;
    const { purpose, text, excludedChannels, excludedInboxes, excludedCategories, reviewAt, retentionDays } = policy;
    const { zone, hours, weekMinutes, purposes } = policy;
    const terms = {
      ...{ purpose, text, excludedChannels, excludedInboxes, excludedCategories, reviewAt, retentionDays },
      ...{ zone, hours, weekMinutes, purposes },
    };
    await max.do({ kind: 'set-policy', team, depth: policy.depth ?? 'letters', ...terms, ...change });
    settings.close();
  }

  async end(): Promise<void> {
    for (const program of this.#programs.values()) (await program.catch(() => undefined))?.client.end();
  }

  #once(key: string, begin: () => Promise<Program>): Promise<Program> {
    const known = this.#programs.get(key) ?? begin();
    this.#programs.set(key, known);
    return known;
  }

  async #beginChat(name: string, channel: string): Promise<string> {
    const { token } = (await (await this.#post('/api/chat', { name, channel })).json()) as { token: string };
    return token;
  }

  async #post(path: string, body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(this.#url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  async #program(token: string, seat = false): Promise<Program> {
    const client = connect({ url: `${this.#url.replace('http', 'ws')}/live`, token, seat, sockets });
    await expect.poll(() => client.you.value, { message: 'is greeted' }).not.toBeNull();
    return {
      client,
      async do(command) {
        const outcome = await client.do(command);
        if ('did' in outcome) return outcome.did;
        throw new Error(`${command.kind}: ${JSON.stringify(outcome)}`);
      },
      async open(view) {
        const handle = client.open(view);
        await expect.poll(() => handle.status.value.is, { message: `${view.view} opens` }).toBe('open');
        return handle;
      },
    };
  }
}

function signedIn(word: string) {
  const found = theTemplate().people[word];
  if (!found) throw new Error(`Nobody is called ${word}.`);
  return found;
}
