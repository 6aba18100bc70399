/** What a bot customer has in front of it: the chat window's content; the adapter over the client is `client-chat.ts`. */
import type { Turn } from '../conversations/index.ts';

export type Chat = {
  /** Null: nothing to be relied upon just now. */
  said(): readonly Turn[] | null;
  /** The agent has ended it. */
  hasEnded(): boolean;
  /** True when committed. */
  say(text: string): Promise<boolean>;
  leave(): void;
};
