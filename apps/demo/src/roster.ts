/** Who of the demo floor's accounts is played by a bot, and for whom a seat is kept. The server creates the accounts. */
import type { Department } from './conversations/index.ts';

export type BotAccount = { readonly email: string; readonly department: Department };

const bots = (department: Department, ...names: string[]): BotAccount[] =>
  names.map((name) => ({ email: `${name}@oriel.test`, department }));

export const botAgents: readonly BotAccount[] = [
  ...bots('orders', 'chloe', 'emre', 'grace', 'noor', 'kofi'),
  ...bots('returns', 'fatima', 'daniel', 'henrik', 'yuki', 'ines'),
];

/** The seats for people: looked at, never acted for. */
export const people: readonly string[] = ['ana@oriel.test', 'ben@oriel.test'];

/** The channel that each department's bots answer, and the one that people answer. */
export const channels = { orders: 'app', returns: 'returns', people: 'shop' } as const;

/** Below this many, more is pushed to an agent (the floor's soft limit). */
export const softLimit = 3;
