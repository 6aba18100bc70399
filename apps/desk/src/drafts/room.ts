// Whether what stands in a field can go as one message. A text that is too long is kept whole and said to be so; nothing
// is ever cut off.
import { messageUnitsMax } from '@oriel/protocol';
import { texts } from '../texts/en.ts';

/** Null: it is not. */
export const tooLong = (text: string): string | null =>
  text.length > messageUnitsMax ? texts.composer.tooLong(text.length - messageUnitsMax, messageUnitsMax) : null;

export const isSendable = (text: string): boolean => text.trim() !== '' && tooLong(text) === null;
