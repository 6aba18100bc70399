/** All scripted conversations of the demo floor, and how a script is found from what was said. */
import { arabic } from './arabic.ts';
import type { Conversation } from './conversation.ts';
import { englishDelivery } from './english-delivery.ts';
import { englishOrders } from './english-orders.ts';
import { englishReturns } from './english-returns.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { hindi } from './hindi.ts';
import { japanese } from './japanese.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

export type { Conversation, Department, Language, Speaker, Turn } from './conversation.ts';

export const conversations: readonly Conversation[] = [
  ...englishDelivery,
  ...englishOrders,
  ...englishReturns,
  ...spanish,
  ...german,
  ...french,
  ...portuguese,
  ...hindi,
  ...japanese,
  ...arabic,
];

const byFirstLine = new Map(conversations.map((conversation) => [conversation.turns[0]?.text, conversation]));

/** The script that a conversation follows, known by the customer's first line; undefined for what a person wrote. */
export function scriptThatBegins(firstLine: string): Conversation | undefined {
  return byFirstLine.get(firstLine);
}
