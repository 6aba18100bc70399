/** How one agent differs from another: pace, thoroughness, breaks. Drawn once from the agent's own stream. */
import { between, type Random } from '../seeded.ts';
import type { Hand } from '../typing/rhythm.ts';

export type Temperament = {
  readonly hand: Hand;
  /** Reading, in milliseconds a character. */
  readonly readingMs: number;
  /** Of the answers, how many are left unsent for a while because somebody else waits longer. */
  readonly leavesDraft: number;
  /** Of the conversations that have a note, in how many it is written down. */
  readonly notes: number;
  /** Of the moments after a completion, how many begin a break. */
  readonly breaks: number;
  /** Of the rings, how many go unnoticed. */
  readonly misses: number;
  /** Of the moments at the soft limit with somebody waiting, how many end in asking for one more. */
  readonly asks: number;
};

export const temperamentOf = (random: Random): Temperament => ({
  hand: {
    keyMs: between(random, 80, 135),
    slips: between(random, 0.008, 0.03),
    secondThoughts: between(random, 0.05, 0.16),
  },
  readingMs: between(random, 18, 34),
  leavesDraft: between(random, 0.15, 0.35),
  notes: between(random, 0.5, 0.9),
  breaks: between(random, 0.02, 0.08),
  misses: between(random, 0, 0.02),
  asks: between(random, 0.05, 0.3),
});
