// Whether the three dots of "… is typing" show. They end by themselves, so that no lost message leaves them standing.
import { dotsForMs } from '@oriel/protocol';

export interface Keys {
  /** The last key; undefined: none since the draft was sent, emptied, or its author's connection was cut. */
  readonly lastKeyAt: number | undefined;
  /** A comment is for colleagues: it gives the customer no dots. */
  readonly what: 'reply' | 'comment';
}

/** Until when dots show to those who watch. */
export const dotsUntil = ({ lastKeyAt }: Keys): number | undefined =>
  lastKeyAt === undefined ? undefined : lastKeyAt + dotsForMs;

/** Until when dots show to the customer. */
export const customerDotsUntil = (keys: Keys): number | undefined =>
  keys.what === 'reply' ? dotsUntil(keys) : undefined;

export const isTyping = (until: number | undefined, now: number): boolean => until !== undefined && now < until;
