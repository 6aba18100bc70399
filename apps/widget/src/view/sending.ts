// When the text box sends: which key asks for it, and whether what stands in it can go. A text that is too long is kept
// whole and said to be so; nothing is ever cut off.
import { messageUnitsMax } from '@oriel/protocol';
import { texts } from '../texts.ts';

/** From here on the characters left are counted. */
export const countFromUnits = messageUnitsMax - 500;

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode'>;

/** 229: the Enter that ends a composition in Safari, which is no longer "composing" by then. */
export const isSendKey = ({ key, shiftKey, isComposing, keyCode }: Key): boolean =>
  key === 'Enter' && !shiftKey && !isComposing && keyCode !== 229;

export interface Room {
  isSendable: boolean;
  isTooLong: boolean;
  /** What the visitor is told; null: nothing worth a word. */
  words: string | null;
}

/** White space around a message is not sent and does not count. */
export function roomFor(text: string): Room {
  const units = text.trim().length;
  const left = messageUnitsMax - units;
  const isTooLong = left < 0;
  const isSendable = units > 0 && !isTooLong;
  if (isTooLong) return { isSendable, isTooLong, words: texts.tooLong(-left, messageUnitsMax) };
  return { isSendable, isTooLong, words: units >= countFromUnits ? texts.left(left) : null };
}
