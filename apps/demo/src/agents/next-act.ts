/**
 * What a bot agent does next, decided from what stands on the desk. Pure: it knows no connection and no clock; `now` and
 * chance are arguments. One act at a time, as a person has two hands; ringing is answered beside it (`answerRing`).
 */
import { withoutAsides } from '../asides.ts';
import type { Turn } from '../conversations/index.ts';
import { isPlayed, lineFor, scriptOf } from '../conversations/place.ts';
import { between, chance, type Random } from '../seeded.ts';
import { farewell, fallbackAnswers } from './fallback.ts';
import type { Temperament } from './temperament.ts';

/** One ongoing interaction as the agent sees it. */
export type Matter = {
  readonly id: string;
  readonly said: readonly Turn[];
  readonly lastAt: number;
  /** Null: the agent spoke last. */
  readonly waitsSince: number | null;
  readonly commented: boolean;
  /** What the agent has left unsent in it. */
  readonly unsent: string;
};

export type Desk = {
  readonly matters: readonly Matter[];
  readonly soft: number;
  readonly hard: number;
  /** Somebody waits whom this agent could ask for. */
  readonly othersWait: boolean;
};

export type Act =
  | { kind: 'answer'; interaction: string; readMs: number; text: string; leaveAfter: number | null }
  | { kind: 'comment'; interaction: string; readMs: number; text: string }
  | { kind: 'complete'; interaction: string; afterMs: number }
  | { kind: 'ask'; afterMs: number }
  | { kind: 'idle'; forMs: number };

/** A customer who says nothing for this long has gone. */
const quietMs = 75_000;
/** After the last word the window stays open a moment: somebody may say goodbye. */
const lingerMs = 6_000;

export function nextAct(desk: Desk, temperament: Temperament, now: number, random: Random): Act {
  const longestFirst = desk.matters.toSorted(
    (one, other) => (one.waitsSince ?? one.lastAt) - (other.waitsSince ?? other.lastAt),
  );
  const waiting = desk.matters.filter((matter) => matter.waitsSince !== null).length;
  for (const matter of longestFirst) {
    const act = answer(matter, waiting > 1, temperament, random);
    if (act) return act;
  }
  for (const matter of desk.matters) {
    const quietFor = now - matter.lastAt;
    if (isOver(matter) && quietFor > lingerMs) {
      return { kind: 'complete', interaction: matter.id, afterMs: between(random, 800, 3_000) };
    }
    if (matter.said.length > 0 && quietFor > quietMs) {
      return {
        kind: 'answer',
        interaction: matter.id,
        readMs: between(random, 800, 2_000),
        text: farewell,
        leaveAfter: null,
      };
    }
  }
  const mayAsk = desk.othersWait && desk.matters.length >= desk.soft && desk.matters.length < desk.hard;
  if (mayAsk && chance(random, temperament.asks / 10)) return { kind: 'ask', afterMs: between(random, 500, 2_000) };
  return { kind: 'idle', forMs: between(random, 500, 1_500) };
}

function answer(matter: Matter, othersNeedMe: boolean, temperament: Temperament, random: Random): Act | undefined {
  const script = scriptOf(matter.said);
  const line = script && lineFor('agent', script, withoutAsides(matter.said));
  const text = line ? (line.kind === 'say' ? line.text : undefined) : unscriptedAnswer(matter);
  if (text === undefined) return undefined;
  const heard = matter.said.at(-1)?.text.length ?? 0;
  const readMs = 700 + heard * temperament.readingMs * between(random, 0.7, 1.3);
  const halfway = answersIn(matter) >= 2;
  if (script?.note && halfway && !matter.commented && chance(random, temperament.notes)) {
    return { kind: 'comment', interaction: matter.id, readMs, text: script.note };
  }
  const leaves = othersNeedMe && matter.unsent === '' && text.length > 40 && chance(random, temperament.leavesDraft);
  return {
    kind: 'answer',
    interaction: matter.id,
    readMs: matter.unsent === '' ? readMs : readMs / 3,
    text,
    leaveAfter: leaves ? between(random, 0.3, 0.8) : null,
  };
}

const answersIn = (matter: Matter): number => matter.said.filter((turn) => turn.from === 'agent').length;

const unscriptedAnswer = (matter: Matter): string | undefined =>
  matter.waitsSince === null ? undefined : fallbackAnswers[answersIn(matter)];

/** All has been said, or the agent has taken leave of somebody who had gone quiet. */
function isOver(matter: Matter): boolean {
  const script = scriptOf(matter.said);
  const last = matter.said.at(-1);
  if (last?.from === 'agent' && last.text === farewell) return true;
  return script ? isPlayed(script, withoutAsides(matter.said)) : answersIn(matter) >= fallbackAnswers.length;
}

export type Ring = { readonly accept: boolean; readonly afterMs: number };

/** Whether and when a ring is answered. Where it goes unnoticed, the ring ends by itself. */
export function answerRing(temperament: Temperament, hurry: boolean, random: Random): Ring {
  const accept = hurry || !chance(random, temperament.misses);
  return { accept, afterMs: hurry ? between(random, 300, 1_500) : between(random, 1_000, 6_000) };
}
