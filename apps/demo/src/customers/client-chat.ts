/** The chat window's content over the client. */
import type { Client } from '@oriel/client';
import type { Turn } from '../conversations/index.ts';
import type { Chat } from './chat.ts';

export function clientChat(client: Client): Chat {
  const view = client.open({ view: 'chat' });
  const messages = () => view.all('message').toSorted((one, other) => one.version - other.version);
  return {
    said() {
      if (view.status.peek().is !== 'open' || view.staleSince.peek() !== null) return null;
      return messages().flatMap(({ what, from, text }): Turn[] =>
        what === 'message' && from !== 'system' ? [{ from: from === 'you' ? 'customer' : 'agent', text }] : [],
      );
    },
    hasEnded: () => messages().at(-1)?.what === 'ended',
    say: async (text) => 'did' in (await client.do({ kind: 'say', text })),
    leave: () => client.end(),
  };
}
