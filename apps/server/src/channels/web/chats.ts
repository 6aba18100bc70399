// The web channel's beginning of a chat: a customer who was not there before, and the token with which their chat window
// comes back. Everything after that goes over the socket.
import { channelOf, plainLine, system, type Directory } from '@oriel/domain';
import { maskSent } from '@oriel/domain/drafts';
import type { CustomerTokens } from '../../access/customer-tokens.ts';
import type { Commits } from '../../store/commits.ts';

export interface ChatsDeps {
  commits: Commits;
  directory: () => Directory;
  customerTokens: CustomerTokens;
  newId: () => string;
  /** From 1000 to 9999: a number to call a visitor by. */
  visitorNumber: () => number;
}

export interface Chats {
  begin(channel: string, name: string | undefined): Promise<{ token: string; customer: string } | 'not-found'>;
}

export function createChats({ commits, directory, customerTokens, newId, visitorNumber }: ChatsDeps): Chats {
  return {
    async begin(channel, name) {
      if (!channelOf(directory(), channel)) return 'not-found';
      const customer = newId();
      // It stands on cards and in lists: a card's number is masked in it as in a message.
      const shown = maskSent(plainLine(name ?? '')).text || `Visitor ${visitorNumber()}`;
      const arrive = { kind: 'arrive', customer, channel, name: shown } as const;
      await commits.commit({ by: system, key: null, command: arrive });
      return { token: await customerTokens.give(customer, channel), customer };
    },
  };
}
