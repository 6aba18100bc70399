/** What is said beside every script: a customer who asks whether anybody is there, an agent who takes leave of nobody. */
import { farewell } from './agents/fallback.ts';
import type { Turn } from './conversations/index.ts';
import { phrasebooks } from './customers/phrases/index.ts';

const nudges = new Set(Object.values(phrasebooks).flatMap((book) => book.nudge));

export const withoutAsides = (said: readonly Turn[]): Turn[] =>
  said.filter((turn) => (turn.from === 'agent' ? turn.text !== farewell : !nudges.has(turn.text)));
