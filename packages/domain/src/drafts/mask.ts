// Card numbers are masked on the *state* of a draft (docs/spec/drafts.md, D3–D13): a digit that was dotted once stays
// dotted however the text around it changes. Client and server run the same functions, each on what it holds; what the
// server makes of the client's masked splice is the client's masked state. It knows nothing of who sees a draft.
import type { Span, Splice } from '@oriel/protocol';
import { isIssuers, shownFirst } from './issuers.ts';
import { dot, extent, firstSix, readRuns } from './runs.ts';
import type { Run } from './runs.ts';
import { append, cover, merge, part, spansOf } from './spans.ts';
import { SpliceFault, diff, misfit } from './splice.ts';

/**
 * A draft as anybody but its author may hold it: dots stand in `text` one for one, so that offsets are those of the
 * author's text. `spans` are exactly the dotted digits; a dot outside them is a bullet that the author wrote.
 */
export interface DraftText {
  readonly text: string;
  readonly spans: readonly Span[];
}

export const emptyDraft: DraftText = { text: '', spans: [] };

/** A dotted digit in a splice from the author's client to the server, where a bullet must stay a bullet. */
export const dottedMark = '\u001a';

/** What has no place in UTF-8 or in PostgreSQL is replaced, unit by unit, so that both sides hold the same. */
const storable = (text: string) => text.replace(/[\0\p{Cs}]/gu, '\ufffd');

/** The text with the spans dotted: what a watcher sees of an author's text. */
export const mask = (text: string, spans: readonly Span[]): string => storable(cover(text, spans, dot));

/** The splice as watchers get it: dots for marks. */
export const shown = (splice: Splice): Splice => ({ ...splice, ins: splice.ins.replaceAll(dottedMark, dot) });

/** Whether something is hidden, so that the composer says so (D12). */
export const hiddenHint = (draft: DraftText): boolean => draft.spans.length > 0;

/** A draft that arrives whole, from a client or a store. Spans that do not cover dots, or overlap, are ignored. */
export function maskWhole(text: string, spans: readonly Span[]): DraftText {
  const kept: Span[] = [];
  let done = 0;
  for (const { at, length } of [...spans].sort((a, b) => a.at - b.at)) {
    if (at < done || at + length > text.length || text.slice(at, at + length) !== dot.repeat(length)) continue;
    kept.push({ at, length });
    done = at + length;
  }
  return maskTyping(emptyDraft, { at: 0, del: 0, ins: cover(text, kept, dottedMark) });
}

/** The smallest splice, with marks, from one state to another. */
export const diffDrafts = (before: DraftText, after: DraftText): Splice =>
  diff(cover(before.text, before.spans, dottedMark), cover(after.text, after.spans, dottedMark));

/** The next state after the splice; throws a SpliceFault if it does not fit. */
export const maskTyping = (previous: DraftText, splice: Splice): DraftText => maskSplice(previous, splice).draft;

/** The next state, and the smallest splice, with marks, that leads there. Throws a SpliceFault if it does not fit. */
export function maskSplice(previous: DraftText, splice: Splice): { draft: DraftText; splice: Splice } {
  const why = misfit(previous.text, splice);
  if (why) throw new SpliceFault(why);
  const { at, del } = splice;
  const ins = storable(splice.ins);
  const end = at + ins.length;
  const text = previous.text.slice(0, at) + ins.replaceAll(dottedMark, dot) + previous.text.slice(at + del);
  const carried = carry(previous.spans, at, del, ins);
  const around = extent(text, at, end);
  const dotted: Span[] = [];
  for (const run of readRuns(text, carried, around.from, around.to)) {
    const first = firstToDot(run, at, end, carried.length > 0);
    for (let i = first; i < run.at.length; i++) if (run.digits[i]! >= 0) append(dotted, run.at[i]!, run.units[i]!);
  }
  const draft = { text: cover(text, dotted, dot), spans: merge(carried, dotted) };

  // All that changed lies between the first and the last unit spliced or newly dotted.
  const last = dotted.at(-1);
  const from = Math.min(at, dotted[0]?.at ?? at);
  const to = Math.max(end, last ? last.at + last.length : end);
  const change = diff(markedPart(previous, from, to - ins.length + del), markedPart(draft, from, to));
  return { draft, splice: { ...change, at: change.at + from } };
}

const markedPart = (draft: DraftText, from: number, to: number): string =>
  cover(draft.text.slice(from, to), part(draft.spans, from, to, -from), dottedMark);

/** The spans after a splice: those outside it move, what is deleted ends, and each mark that comes in is one. */
function carry(spans: readonly Span[], at: number, del: number, ins: string): readonly Span[] {
  const marks = spansOf(ins, dottedMark, at);
  if (spans.length === 0) return marks;
  const next = part(spans, 0, at, 0);
  for (const span of marks) append(next, span.at, span.length);
  for (const span of part(spans, at + del, Infinity, ins.length - del)) append(next, span.at, span.length);
  return next;
}

/** The index from which on all of the run's digits are dotted. `at` and `end` enclose what the splice brought. */
function firstToDot(run: Run, at: number, end: number, anyDotted: boolean): number {
  let first = Infinity;
  // D5: after the sixth digit of the first group that begins as an issuer's numbers do.
  for (const start of run.groups) {
    if (start + shownFirst >= run.digits.length) break;
    if (!isIssuers(firstSix(run, start))) continue;
    first = start + shownFirst;
    break;
  }
  if (!anyDotted) return first;
  let firstNew = Infinity;
  let heldOne = false;
  for (let i = 0; i < run.digits.length; i++) {
    const isNew = run.at[i]! >= at && run.at[i]! < end;
    if (run.digits[i]! < 0) {
      // D7: after a dotted digit.
      first = Math.min(first, i);
      heldOne ||= !isNew;
    } else if (isNew) firstNew = Math.min(firstNew, i);
  }
  // D8: from the first digit on that comes into a run which held a dotted one before.
  return heldOne ? Math.min(first, firstNew) : first;
}
