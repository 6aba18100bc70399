// Whose typing dots move, by the server's time. Pure: a screen asks again when `until` has passed.
import { dotsForMs } from '@oriel/protocol';
import type { DraftText, Typing } from './views/live-values.ts';

/** Until when the dots of a draft move; a comment's and an old text's move as well, for the key was pressed. */
export const draftDotsUntil = (draft: DraftText): number => (draft.keyAt > 0 ? draft.keyAt + dotsForMs : 0);

export const isTyping = (one: Typing | undefined, now: number): boolean => one !== undefined && one.until > now;

/** The interactions in which dots move, and when the first of them stops; null: none does. */
export function areTyping(all: Iterable<Typing>, now: number): { interactions: Set<string>; nextAt: number | null } {
  const interactions = new Set<string>();
  let nextAt: number | null = null;
  for (const one of all) {
    if (!isTyping(one, now)) continue;
    interactions.add(one.interaction);
    if (nextAt === null || one.until < nextAt) nextAt = one.until;
  }
  return { interactions, nextAt };
}
