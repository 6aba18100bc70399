/**
 * How many customers come in now, decided once a second per channel. Bots' channels breathe: a wave of some minutes goes
 * from a quiet floor to a little more than it can take at once, so that somebody waits now and then. The people's
 * channel follows the people: nobody writes to an empty shop. Pure.
 */
import { between, chance, type Random } from '../seeded.ts';

/** The first seconds fill the floor quickly, so that there is something to see at once. */
export const rampMs = 6_000;
/** From quiet to busy and back. */
const waveMs = 7 * 60_000;
/** Shares of what the bots can hold below their soft limits: 0.46 when quiet, 1.1 when busy. */
const meanShare = 0.78;
const swing = 0.32;
/** How fast the floor follows its wave: the likelihood, for each missing customer, that one comes in this second. */
const arrivalChance = 0.15;

export type Line = {
  /** Customers who are here now. */
  readonly live: number;
  /** What the channel's bots can hold below their soft limits. */
  readonly room: number;
  /** Customers who could come: scripts that nobody plays now. */
  readonly scripts: number;
};

export const wantedAt = (room: number, sinceStartMs: number, phase: number): number =>
  Math.round(room * (meanShare + swing * Math.sin((sinceStartMs / waveMs + phase) * 2 * Math.PI)));

/** To a bots' channel. `phase` (0–1) keeps channels from being busy together. */
export function arrivals(line: Line, sinceStartMs: number, phase: number, random: Random): number {
  const missing = Math.min(wantedAt(line.room, sinceStartMs, phase) - line.live, line.scripts);
  if (missing <= 0) return 0;
  if (sinceStartMs < rampMs) return Math.min(missing, 2);
  return chance(random, missing * arrivalChance) ? 1 : 0;
}

/** At most this many for each person who is there, so that there is time to look around. */
const eachPersonMost = 2;
const peopleMost = 3;

/** When the next customer comes to the people's channel: soon for who has nobody, later for the others. Null: not now. */
export function nextForPeople(live: number, peopleFree: number, random: Random): number | null {
  if (live >= Math.min(peopleMost, peopleFree * eachPersonMost)) return null;
  return live === 0 ? between(random, 1_500, 4_000) : between(random, 15_000, 40_000);
}
