// The author's side of a draft: the text as it stands in the composer, with what others may see of it. Only here are the
// digits known that the dots stand for; so only here can a piece of a hidden number be recognised when it comes back by
// paste, drop or undo (D9). Lives as long as the composer's text and is never stored; what is stored is `draft`.
import type { Span, Splice } from '@oriel/protocol';
import { digitAt, endsDigit } from './digits.ts';
import { diffDrafts, dottedMark, emptyDraft, hiddenHint, maskSplice, maskTyping } from './mask.ts';
import type { DraftText } from './mask.ts';
import { dot, extent, readRuns } from './runs.ts';
import { append, part } from './spans.ts';
import { diff, misfit } from './splice.ts';

export interface AuthorDraft {
  /** What stands in the composer. */
  readonly raw: string;
  /** What others may see of it. */
  readonly draft: DraftText;
  /** Numbers of which a part was hidden; the newest last. */
  readonly hidden: readonly HiddenNumber[];
  /** Texts in which something was hidden: to come back to one of them is to undo. The newest last. */
  readonly seen: readonly string[];
}

interface HiddenNumber {
  /** Its digits; `?` for one that was lost by a reload. */
  readonly digits: string;
  /** As long: a dot for each hidden one, a dash for each shown. */
  readonly shown: string;
}

/** Some hundred undo steps; the oldest are forgotten. */
const seenMax = 200;
const seenUnitsMax = 500_000;
/** Typing within a hidden number makes a new one with each key. */
const hiddenMax = 300;
/** Longer runs are no card's: forgotten, so that looking for pieces of them stays cheap. */
const numberDigitsMax = 100;
/** Pieces of this many digits are recognised within longer pasted numbers; shorter ones only as a whole. */
const pieceDigits = 4;

export const emptyAuthor: AuthorDraft = { raw: '', draft: emptyDraft, hidden: [], seen: [] };

/** After a reload: the dots stand for digits that nobody knows any more (D13). */
export const reloaded = (draft: DraftText): AuthorDraft => ({ ...emptyAuthor, raw: draft.text, draft });

/**
 * The composer's text is now `raw`. `moved`: by paste, drop, undo or redo, as the input event says. Without it, several
 * digits at once count as moved, and so does what leads back to an earlier text.
 */
export function write(author: AuthorDraft, raw: string, moved?: boolean): AuthorDraft {
  const splice = diff(author.raw, raw);
  if (splice.del === 0 && splice.ins === '') return author;
  let draft = maskTyping(author.draft, splice);
  const hiding = [
    ...comesBack(author, splice, moved ?? author.seen.includes(raw)),
    ...slidOver(author.draft, splice, raw),
  ];
  for (const { at, length } of hiding) draft = maskTyping(draft, { at, del: length, ins: dottedMark.repeat(length) });
  if (!hiddenHint(draft)) return { ...author, raw, draft };
  return { raw, draft, hidden: remember(author.hidden, raw, draft, splice), seen: recall(author.seen, raw) };
}

/**
 * What to send so that a server that holds `sent` comes to hold the author's draft; and the author with the draft that it
 * then holds, because the server may have to dot a little more (D8), and then both do. Undefined: nothing to send.
 */
export function toSend(sent: DraftText, author: AuthorDraft): { author: AuthorDraft; splice: Splice } | undefined {
  let draft = author.draft;
  let splice = diffDrafts(sent, draft);
  if (splice.del === 0 && splice.ins === '') return undefined;
  // Dots only become more, so this ends; the first round nearly always is the last.
  for (;;) {
    const held = maskSplice(sent, splice);
    if (sameDraft(held.draft, draft)) return { author: { ...author, draft }, splice };
    draft = held.draft;
    splice = held.splice;
  }
}

const sameDraft = (one: DraftText, other: DraftText) =>
  one.text === other.text &&
  one.spans.length === other.spans.length &&
  one.spans.every((span, i) => span.at === other.spans[i]!.at && span.length === other.spans[i]!.length);

/** Where in the new text digits stand that were hidden where they stood before (D9). */
function comesBack(author: AuthorDraft, splice: Splice, moved: boolean): Span[] {
  if (author.hidden.length === 0) return [];
  return [splice, ...samePlaces(author.raw, splice)].flatMap((place) =>
    knownDigits(author.hidden, place.ins, moved).map(({ at, length }) => ({ at: at + place.at, length })),
  );
}

/**
 * Hidden digits in front of which the same text may have been written: "31" comes into "3x" before the 3 or, as "13",
 * after it. In doubt they are hidden on both sides (D6).
 */
function slidOver(before: DraftText, { at, del, ins }: Splice, raw: string): Span[] {
  if (del > 0 || before.spans.length === 0) return [];
  let from = at;
  while (from > 0 && raw[from - 1] === raw[from - 1 + ins.length]) from--;
  if (/[\udc00-\udfff]/.test(raw[from] ?? '')) from++;
  return part(before.spans, from, at, ins.length);
}

/**
 * Other splices that lead to the same text: "12" comes into "1" before it or, as "21", after it. Only one of them is
 * what was pasted, and nobody can tell which.
 */
function samePlaces(before: string, { at, del, ins }: Splice): Splice[] {
  if (del > 0) return [];
  const places: Splice[] = [];
  const slidesMax = Math.min(ins.length - 1, numberDigitsMax);
  for (let left = 1, text = ins; left <= slidesMax && before[at - left] === text.at(-1); left++) {
    text = before[at - left]! + text.slice(0, -1);
    places.push({ at: at - left, del, ins: text });
  }
  for (let right = 1, text = ins; right <= slidesMax && before[at + right - 1] === text[0]; right++) {
    text = text.slice(1) + before[at + right - 1]!;
    places.push({ at: at + right, del, ins: text });
  }
  return places.filter((place) => !misfit(before, place) && isWhole(place.ins));
}

/** No half of a surrogate pair at either end. */
const isWhole = (text: string) => !/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(text);

function knownDigits(hiddenNumbers: readonly HiddenNumber[], ins: string, moved: boolean): Span[] {
  const known: Span[] = [];
  for (const run of readRuns(ins, [], 0, ins.length)) {
    if (run.digits.length > numberDigitsMax || (run.digits.length === 1 && !moved)) continue;
    const digits = run.digits.join('');
    const hidden = new Set(hiddenNumbers.flatMap((number) => hiddenIn(digits, number)));
    run.at.forEach((at, i) => hidden.has(i) && append(known, at, run.units[i]!));
  }
  return known;
}

/** Which of the digits belong to a piece of the number that was hidden in it. */
function hiddenIn(digits: string, number: HiddenNumber): number[] {
  const found: number[] = [];
  const size = Math.min(pieceDigits, digits.length);
  for (let start = 0; start + size <= digits.length; start++) {
    const piece = digits.slice(start, start + size);
    for (let at = number.digits.indexOf(piece); at >= 0; at = number.digits.indexOf(piece, at + 1)) {
      for (let i = 0; i < size; i++) if (number.shown[at + i] === dot) found.push(start + i);
    }
  }
  return found;
}

/** The hidden numbers with those around the splice; one that is part of another is not kept twice. */
function remember(
  known: readonly HiddenNumber[],
  raw: string,
  draft: DraftText,
  splice: Splice,
): readonly HiddenNumber[] {
  const around = extent(draft.text, splice.at, splice.at + splice.ins.length);
  for (const run of readRuns(draft.text, draft.spans, around.from, around.to)) {
    if (run.digits.length > numberDigitsMax || !run.digits.includes(-1)) continue;
    const number = { digits: '', shown: '' };
    run.at.forEach((at, i) => {
      if (endsDigit(raw, at)) return;
      const digit = digitAt(raw, at);
      number.digits += digit < 0 ? '?' : digit % 10;
      number.shown += run.digits[i]! < 0 ? dot : '-';
    });
    if (known.some((other) => isPart(number, other))) continue;
    known = [...known.filter((other) => !isPart(other, number)), number].slice(-hiddenMax);
  }
  return known;
}

const isPart = (part: HiddenNumber, whole: HiddenNumber) => {
  const at = whole.digits.indexOf(part.digits);
  return at >= 0 && [...part.shown].every((shown, i) => shown !== dot || whole.shown[at + i] === dot);
};

function recall(seen: readonly string[], raw: string): readonly string[] {
  const next = [...seen.filter((text) => text !== raw), raw].slice(-seenMax);
  let units = 0;
  let first = next.length;
  while (first > 0 && (units += next[first - 1]!.length) <= seenUnitsMax) first--;
  return first === 0 ? next : next.slice(first);
}
