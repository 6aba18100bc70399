// How one text became another, as one splice in UTF-16 units, and back. It knows nothing of cards or revisions.
import type { Splice } from '@oriel/protocol';
export type { Splice } from '@oriel/protocol';

/** A splice that does not fit its text: the two sides disagree on what stands there, and the session cannot go on. */
export class SpliceFault extends Error {
  readonly why: 'out-of-range' | 'splits-a-pair';
  constructor(why: SpliceFault['why']) {
    super(`The splice does not fit the text: ${why}`);
    this.name = 'SpliceFault';
    this.why = why;
  }
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;
/** Whether a cut before `at` would tear a character outside the basic plane in two. */
const splitsPair = (text: string, at: number) => isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1));

/** Why the splice does not fit, if it does not. */
export function misfit(text: string, { at, del }: Splice): SpliceFault['why'] | undefined {
  if (!Number.isInteger(at) || !Number.isInteger(del) || at < 0 || del < 0 || at + del > text.length)
    return 'out-of-range';
  return splitsPair(text, at) || splitsPair(text, at + del) ? 'splits-a-pair' : undefined;
}

/** Throws a SpliceFault if the splice does not fit. */
export function applySplice(text: string, splice: Splice): string {
  const why = misfit(text, splice);
  if (why) throw new SpliceFault(why);
  return text.slice(0, splice.at) + splice.ins + text.slice(splice.at + splice.del);
}

/** Compared by blocks: equality of slices is a memory comparison, some ten times faster than unit by unit. */
const blockUnits = 512;

/** The smallest splice from one text to the other that tears no surrogate pair. */
export function diff(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (
    prefix + blockUnits <= shorter &&
    before.slice(prefix, prefix + blockUnits) === after.slice(prefix, prefix + blockUnits)
  )
    prefix += blockUnits;
  while (prefix < shorter && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix++;
  if (splitsPair(before, prefix) || splitsPair(after, prefix)) prefix--;

  const left = shorter - prefix;
  let beforeEnd = before.length;
  let afterEnd = after.length;
  const lowest = beforeEnd - left;
  while (
    beforeEnd - blockUnits >= lowest &&
    before.slice(beforeEnd - blockUnits, beforeEnd) === after.slice(afterEnd - blockUnits, afterEnd)
  ) {
    beforeEnd -= blockUnits;
    afterEnd -= blockUnits;
  }
  while (beforeEnd > lowest && before.charCodeAt(beforeEnd - 1) === after.charCodeAt(afterEnd - 1)) {
    beforeEnd--;
    afterEnd--;
  }
  if (splitsPair(before, beforeEnd) || splitsPair(after, afterEnd)) {
    beforeEnd++;
    afterEnd++;
  }
  return { at: prefix, del: beforeEnd - prefix, ins: after.slice(prefix, afterEnd) };
}
