/**
 * How a person writes a text: bursts within words, pauses where they think, slips that they notice a few keys later,
 * sentences begun and taken back. Pure: the same text, hand and chance give the same steps. It knows no composer and no
 * clock; the text after the last step is the given one, exactly.
 */
import type { Language } from '../conversations/index.ts';
import { between, chance, pick, type Random } from '../seeded.ts';
import { falseStarts } from './false-starts.ts';
import { slip } from './slips.ts';
import { keysOf, strokesOf } from './strokes.ts';

/** The whole text of the composer, `afterMs` after the step before. */
export type Step = { readonly afterMs: number; readonly text: string };

/** One person's way of typing. */
export type Hand = {
  /** Mean time between two keys within a word. 90 is fast, 160 unhurried. */
  readonly keyMs: number;
  /** Of the letters that could slip, how many do. */
  readonly slips: number;
  /** Of the sentences, how many begin otherwise first. */
  readonly secondThoughts: number;
};

/** A held backspace repeats about thirty times a second; nothing a person does is faster. */
const repeatMs = 33;

/** Typed left to right onto what stands in the field already. */
export function typing(text: string, language: Language, hand: Hand, random: Random): Step[] {
  const strokes = strokesOf(text, language);
  const steps: Step[] = [];
  let field = '';
  let tempo = 1;

  const put = (next: string, afterMs: number): void => {
    field = next;
    steps.push({ afterMs: Math.round(Math.max(repeatMs, afterMs)), text: next });
  };
  const press = (stroke: string, beforeMs: number): void => {
    const keyMs = hand.keyMs * tempo * between(random, 0.6, 1.45) * keysOf(stroke, language);
    put(field + stroke, beforeMs + keyMs);
  };
  /** Back to a shorter text: single presses when near, the key held down when far. */
  const eraseTo = (kept: string, noticedMs: number): void => {
    const surplus = strokesOf(field.slice(kept.length), language);
    put(kept + surplus.slice(0, -1).join(''), noticedMs);
    for (let left = surplus.length - 2; left >= 0; left--) {
      const held = surplus.length > 6 && left > 1;
      put(kept + surplus.slice(0, left).join(''), held ? repeatMs : between(random, 80, 160));
    }
  };

  let pauseMs = between(random, 200, 900);
  for (let at = 0; at < strokes.length; at++) {
    const stroke = strokes[at] ?? '';
    const previous = strokes[at - 1];
    if (opensSentence(strokes, at) && chance(random, hand.secondThoughts)) {
      const kept = field;
      for (const begun of strokesOf(pick(random, falseStarts[language]), language)) {
        press(begun, pauseMs);
        pauseMs = 0;
      }
      eraseTo(kept, between(random, 500, 1_600));
      pauseMs = between(random, 250, 700);
    }
    if (previous === ' ' || at === 0) tempo = between(random, 0.75, 1.3);

    const slipped = chance(random, hand.slips) ? slip(stroke, strokes[at + 1], random) : undefined;
    if (slipped !== undefined) {
      const kept = field;
      for (const wrong of slipped) {
        press(wrong, pauseMs);
        pauseMs = 0;
      }
      // Noticed only a few keys later, sometimes.
      const swallowed = slipped.length > 1 && slipped[0] !== slipped[1] ? 2 : 1;
      const unnoticed = Math.floor(between(random, 0, 4));
      for (const later of strokes.slice(at + swallowed, at + swallowed + unnoticed)) press(later, 0);
      eraseTo(kept, between(random, 180, 480));
      pauseMs = between(random, 60, 200);
    }
    press(stroke, pauseMs);
    pauseMs = pauseAfter(stroke, strokes[at + 1], random);
  }
  return steps;
}

/** How long it takes to write this, all pauses included. */
export const durationMs = (steps: readonly Step[]): number => steps.reduce((sum, step) => sum + step.afterMs, 0);

const endsSentence = /[.!?…。！？؟।]$/u;
const endsClause = /[,;:–、،]$/u;

function opensSentence(strokes: readonly string[], at: number): boolean {
  if (at === 0) return true;
  const before = strokes[at - 1] === ' ' ? strokes[at - 2] : strokes[at - 1];
  return strokes[at] !== ' ' && before !== undefined && endsSentence.test(before);
}

function pauseAfter(stroke: string, next: string | undefined, random: Random): number {
  if (endsSentence.test(stroke)) return next === undefined || next === ' ' ? between(random, 350, 1_600) : 0;
  if (endsClause.test(stroke)) return between(random, 120, 450);
  if (stroke === ' ' && chance(random, 0.06)) return between(random, 700, 2_200);
  if (stroke === ' ') return between(random, 0, 130);
  return 0;
}
