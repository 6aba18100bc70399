// What is played on the day: real conversations, each with its customer, when they come, and how far they are. Both sides
// read from it what they say next; what has been answered by the server is crossed off, so that it can be compared.
import { between, pick, type Random } from '../../../apps/demo/src/seeded.ts';
import type { Dialogue } from '../../../packages/domain/testing/shared-data.ts';

export interface Turn {
  from: 'customer' | 'agent';
  text: string;
}

export interface Matter {
  /** Nobody else has it: an agent knows by it whom they talk to. */
  name: string;
  channel: string;
  /** Milliseconds of virtual time. */
  arrivesAt: number;
  turns: Turn[];
  /** How many turns were said and answered. */
  said: number;
  lastAt: number;
  completed: boolean;
}

/** Busy in proportion to how many agents each has. */
const channels = ['shop', 'app', 'app', 'returns', 'returns'] as const;

/** Customers come over this time, evenly but for chance. */
export function matters(dialogues: readonly Dialogue[], begin: number, overMs: number, random: Random): Matter[] {
  return dialogues.map(({ turns }, index) => ({
    name: `Customer ${index + 1}`,
    channel: pick(random, channels),
    arrivesAt: begin + (index / dialogues.length) * overMs + between(random, 0, overMs / 50),
    // What is too short to be said is not: a message has at least one letter.
    turns: turns.filter(({ text }) => text.trim() !== ''),
    said: 0,
    lastAt: begin,
    completed: false,
  }));
}

export const nextTurn = ({ turns, said }: Matter): Turn | undefined => turns[said];
