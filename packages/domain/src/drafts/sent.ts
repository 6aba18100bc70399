// What is sent (docs/spec/drafts.md, D13–D15): cards keep their first six and last four digits, everything else that was
// dotted while it was written shows. Run by the client on the author's text, and by the server on what it gets.
import type { Span } from '@oriel/protocol';
import { cardDigitsMax, cardDigitsMin, isIssuers, passesLuhn, shownFirst, shownLast } from './issuers.ts';
import type { DraftText } from './mask.ts';
import { dot, firstSix, readRuns } from './runs.ts';
import type { Run } from './runs.ts';
import { append, cover } from './spans.ts';

export interface SentText {
  readonly text: string;
  /** A card's number was found and hidden. */
  readonly masked: boolean;
  /** Dots stand for digits that were lost in a reload; the author should look at them before sending. */
  readonly lost: boolean;
}

/** What people write is done after two or three; a text made to need a thousand would keep everybody waiting. */
const roundsMax = 10;

/** `draft` goes with `text`, unit by unit, and says which dots stand for lost digits; the server needs none. */
export function maskSent(text: string, draft?: DraftText): SentText {
  const kept = draft && draft.text.length === text.length ? lostRuns(text, draft) : [];
  let sent = cover(text, kept, dot);
  let masked = false;
  // Once more until nothing is found, so that the server finds nothing in what a client masked.
  let rounds = 0;
  for (let cards = findCards(sent); cards.length > 0; cards = findCards(sent)) {
    sent = cover(sent, ++rounds < roundsMax ? cards : allOf(sent), dot);
    masked = true;
  }
  return { text: sent, masked, lost: kept.length > 0 };
}

/** The dotted digits of each run in which one was lost: without it nobody can tell what the others belong to (D13). */
function lostRuns(text: string, draft: DraftText): Span[] {
  const isLost = (at: number) => text[at] === dot;
  const kept: Span[] = [];
  if (!draft.spans.some((span) => text.slice(span.at, span.at + span.length).includes(dot))) return kept;
  for (const run of readRuns(draft.text, draft.spans, 0, text.length)) {
    const dotted = run.at.filter((_, i) => run.digits[i]! < 0);
    if (dotted.some(isLost)) for (const at of dotted) append(kept, at, 1);
  }
  return kept;
}

/** The digits to hide: of each number that can be a card's, all but the first six and the last four. */
function findCards(text: string): Span[] {
  const spans: Span[] = [];
  for (const run of readRuns(text, [], 0, text.length)) {
    if (run.digits.length < cardDigitsMin) continue;
    const hide = new Set<number>();
    let from = 0;
    for (const order of orderNumbers(text, run)) {
      hideBetween(run, from, order.from, hide);
      hideOrderNumber(run, order, hide);
      from = order.to;
    }
    hideBetween(run, from, run.digits.length, hide);
    run.at.forEach((at, i) => hide.has(i) && append(spans, at, run.units[i]!));
  }
  return spans;
}

/** Of every number that is long enough, whatever it is, all but its first six and last four. */
function allOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const { at, units, digits } of readRuns(text, [], 0, text.length)) {
    if (digits.length < cardDigitsMin) continue;
    for (let i = shownFirst; i < digits.length - shownLast; i++) append(spans, at[i]!, units[i]!);
  }
  return spans;
}

/** Every window that begins with a group, has an issuer's first digits and passes Luhn; where windows overlap, all. */
function hideBetween(run: Run, from: number, to: number, hide: Set<number>): void {
  for (const [index, group] of run.groups.entries()) {
    const groupEnd = Math.min(run.groups[index + 1] ?? to, to);
    for (let start = group; start >= from;) {
      const count = hideFrom(run, start, to, hide);
      // What stands behind the dots is a number of its own, and would be found next time; in a long row of digits that
      // would be a thousand times.
      start += count - shownLast;
      if (count === 0 || start + cardDigitsMax > groupEnd || hide.has(start)) break;
    }
  }
}

/** The digits of the longest window found; 0: none. */
function hideFrom(run: Run, start: number, to: number, hide: Set<number>): number {
  let longest = 0;
  if (start + cardDigitsMin > to || !isIssuers(firstSix(run, start))) return longest;
  for (let count = cardDigitsMin; count <= cardDigitsMax && start + count <= to; count++) {
    if (!passesLuhn(run.digits, start, count)) continue;
    hideWithin(start, count, hide);
    longest = count;
  }
  return longest;
}

function hideWithin(start: number, count: number, hide: Set<number>): void {
  for (let i = start + shownFirst; i < start + count - shownLast; i++) hide.add(i);
}

interface Stretch {
  /** Indices of digits. */
  readonly from: number;
  readonly to: number;
}

const hyphens = '-\u2010\u2011';

/** Three groups joined by single hyphens, of 3, then 6 or 7, then 4 to 7 digits: how shops write orders (D15). */
function orderNumbers(text: string, run: Run): Stretch[] {
  const bounds = [...run.groups, run.digits.length];
  const size = (group: number) => (bounds[group + 1] ?? 0) - (bounds[group] ?? 0);
  const hyphenBefore = (group: number) => {
    const at = run.at[bounds[group]!];
    const before = run.at[bounds[group]! - 1];
    return at !== undefined && before !== undefined && at - before === 2 && hyphens.includes(text[at - 1]!);
  };
  const found: Stretch[] = [];
  for (let group = 0; group + 2 < run.groups.length; group++) {
    const sized = size(group) === 3 && [6, 7].includes(size(group + 1)) && [4, 5, 6, 7].includes(size(group + 2));
    if (
      !sized ||
      hyphenBefore(group) ||
      !hyphenBefore(group + 1) ||
      !hyphenBefore(group + 2) ||
      hyphenBefore(group + 3)
    )
      continue;
    found.push({ from: bounds[group]!, to: bounds[group + 3]! });
    group += 2;
  }
  return found;
}

/** Only the whole can be a card, and the common one of 17 digits, 3-7-7, cannot. */
function hideOrderNumber(run: Run, { from, to }: Stretch, hide: Set<number>): void {
  const count = to - from;
  const canBeCard = count >= cardDigitsMin && count <= 16;
  if (canBeCard && isIssuers(firstSix(run, from)) && passesLuhn(run.digits, from, count)) hideWithin(from, count, hide);
}
