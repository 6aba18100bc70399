// A customer's page as a program, through the proxy: what it wrote, what of it was answered, and what its screen shows.
import { connect, webSockets, type Client } from '@oriel/client';
import { WebSocket } from 'ws';

export const sockets = webSockets((url) => new WebSocket(url, { perMessageDeflate: false }));

export interface Tab {
  name: string;
  client: Client;
  /** Both tabs of one customer have the same. */
  token: string;
  written: string[];
  answered: Set<string>;
  /** Answers that were none: nothing here is to be refused. */
  refused: string[];
  /** Resolves with the answer. */
  write(text: string): Promise<void>;
  /** What the customer said, as this page shows it. */
  shown(): string[];
  isSettled(): boolean;
}

/** A page's clock, which a test can set. */
export interface JumpingClock {
  now(): number;
  steady(): number;
  after(ms: number, then: () => void): () => void;
  /** The machine has slept, or was set anew. */
  jump(ms: number): void;
}

export function jumpingClock(): JumpingClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    steady: () => performance.now(),
    after(ms, then) {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    jump(ms) {
      ahead += ms;
    },
  };
}

export function openTab(name: string, token: string, port: number, clock: JumpingClock): Tab {
  const client = connect({ url: `ws://127.0.0.1:${port}/live`, token, seat: false, sockets, clock });
  const chat = client.open({ view: 'chat' });
  const tab: Tab = {
    name,
    client,
    token,
    written: [],
    answered: new Set(),
    refused: [],
    async write(text) {
      tab.written.push(text);
      const outcome = await client.do({ kind: 'say', text });
      if ('did' in outcome) tab.answered.add(text);
      else tab.refused.push(`${text}: ${JSON.stringify(outcome)}`);
    },
    shown: () =>
      chat
        .all('message')
        .filter(({ from }) => from === 'you')
        .map(({ text }) => text),
    isSettled: () =>
      client.freshness.value.live && chat.status.value.is === 'open' && tab.answered.size === tab.written.length,
  };
  return tab;
}
