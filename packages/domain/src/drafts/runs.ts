// Numbers in a text: runs of digits, in groups, with separators between them. A dotted digit counts as a digit whose
// value is not known. What a run means is decided elsewhere.
import type { Span } from '@oriel/protocol';
import { digitAt, endsDigit, separatorAt } from './digits.ts';
import { firstAfter } from './spans.ts';

/** The digits of one run, in order; the arrays go together. */
export interface Run {
  /** Where each digit begins, in UTF-16 units. */
  readonly at: number[];
  /** 0 to 9, or -1 for a dotted one. */
  readonly digits: number[];
  /** Units of each digit: 1, or 2 outside the basic plane. */
  readonly units: number[];
  /** The indices at which groups begin; the first is 0. */
  readonly groups: number[];
}

export const dot = '•';
const dotUnit = dot.charCodeAt(0);

/** More separators than this between two digits are a layout, not a number; it also bounds the search around a key. */
const gapMax = 8;
/** A slash or comma continues a number only after a group of at least this many digits (dates, amounts). */
const groupForTightMin = 3;
/** This many dots in a gap are a number that was masked earlier, and end the run; a single one is a bullet. */
const bulletsMax = 1;

/** The stretch around `from`–`to` that holds every run which touches it, whole. */
export function extent(text: string, from: number, to: number): { from: number; to: number } {
  let gap = 0;
  for (; from > 0; from--) {
    const at = from - 1;
    if (digitAt(text, at) >= 0 || endsDigit(text, at) || text.charCodeAt(at) === dotUnit) gap = 0;
    else if (separatorAt(text, at) === 0 || ++gap > gapMax) break;
  }
  gap = 0;
  for (; to < text.length; to++) {
    if (digitAt(text, to) >= 0 || endsDigit(text, to) || text.charCodeAt(to) === dotUnit) gap = 0;
    else if (separatorAt(text, to) === 0 || ++gap > gapMax) break;
  }
  return { from, to };
}

/** The runs between `from` and `to`. `spans` say which dots are dotted digits; the others are an author's bullets. */
export function readRuns(text: string, spans: readonly Span[], from: number, to: number): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  let next = firstAfter(spans, from);
  let gap = 0;
  let bullets = 0;
  let groupSize = 0;
  for (let i = from; i < to; i++) {
    let span = spans[next];
    if (span && i >= span.at + span.length) span = spans[++next];
    const dotted = span !== undefined && i >= span.at;
    const digit = dotted ? -1 : digitAt(text, i);
    if (dotted || digit >= 0) {
      if (run && (gap > gapMax || bullets > bulletsMax)) run = undefined;
      if (!run) {
        run = { at: [], digits: [], units: [], groups: [0] };
        runs.push(run);
        groupSize = 0;
      } else if (gap > 0) {
        run.groups.push(run.at.length);
        groupSize = 0;
      }
      gap = 0;
      bullets = 0;
      // In units, because a dotted digit outside the basic plane is two dots.
      groupSize += digit >= 10 ? 2 : 1;
      run.at.push(i);
      run.digits.push(dotted ? -1 : digit % 10);
      run.units.push(digit >= 10 ? 2 : 1);
      if (digit >= 10) i++;
      continue;
    }
    const separator = separatorAt(text, i);
    if (separator === 0 || (separator === 2 && groupSize < groupForTightMin)) run = undefined;
    gap++;
    if (text.charCodeAt(i) === dotUnit) bullets++;
    if (!run) gap = bullets = 0;
  }
  return runs;
}

/** The first six digits from `start` on as a number, or NaN if fewer stand there or one of them is dotted. */
export function firstSix(run: Run, start: number): number {
  let six = 0;
  for (let i = start; i < start + 6; i++) {
    const digit = run.digits[i];
    if (digit === undefined || digit < 0) return NaN;
    six = six * 10 + digit;
  }
  return six;
}
