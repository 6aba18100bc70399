// Whom an interaction is transferred to, and when that can be done: somebody is chosen, and the word to them has room.
import type { CommandOf } from '@oriel/protocol';
import { tooLong } from '../drafts/room.ts';

export interface Target {
  to: CommandOf<'transfer'>['to'];
  /** How they are called. */
  name: string;
}

export const mayTransfer = (target: Target | null, comment: string): boolean =>
  target !== null && tooLong(comment) === null;
