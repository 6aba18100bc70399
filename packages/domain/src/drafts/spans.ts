// Lists of dotted stretches: in order, apart from each other, none empty. How they move with a splice, and how a text
// looks with them covered.
import type { Span } from '@oriel/protocol';

/** The index of the first span that ends after `at`. */
export function firstAfter(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle]!;
    if (span.at + span.length <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds a span at the end of a list, as part of the last one where they touch. */
export function append(spans: Span[], at: number, length: number): void {
  const last = spans.at(-1);
  if (last && last.at + last.length === at) spans[spans.length - 1] = { at: last.at, length: last.length + length };
  else spans.push({ at, length });
}

/** Two lists that do not overlap, as one. */
export function merge(one: readonly Span[], other: readonly Span[]): readonly Span[] {
  if (other.length === 0) return one;
  const merged: Span[] = [];
  let i = 0;
  for (const span of other) {
    for (; i < one.length && one[i]!.at < span.at; i++) append(merged, one[i]!.at, one[i]!.length);
    append(merged, span.at, span.length);
  }
  for (; i < one.length; i++) append(merged, one[i]!.at, one[i]!.length);
  return merged;
}

/** What of the spans lies between `from` and `to`, moved by `by`. */
export function part(spans: readonly Span[], from: number, to: number, by: number): Span[] {
  const inside: Span[] = [];
  for (let i = firstAfter(spans, from); i < spans.length && spans[i]!.at < to; i++) {
    const start = Math.max(spans[i]!.at, from);
    inside.push({ at: start + by, length: Math.min(spans[i]!.at + spans[i]!.length, to) - start });
  }
  return inside;
}

/** The text with every unit of the spans replaced by `char`. */
export function cover(text: string, spans: readonly Span[], char: string): string {
  if (spans.length === 0) return text;
  let covered = '';
  let done = 0;
  for (const { at, length } of spans) {
    covered += text.slice(done, at) + char.repeat(length);
    done = at + length;
  }
  return covered + text.slice(done);
}

/** The spans of the units equal to `char`. */
export function spansOf(text: string, char: string, by: number): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) append(spans, at + by, 1);
  return spans;
}
