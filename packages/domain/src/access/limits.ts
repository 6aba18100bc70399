// A policy's limits on looking: the hours of day, the minutes of a week, the purpose that is picked. Pure: what time it is
// and how much was looked are told. Hours and weeks are those of the policy's own zone, daylight saving time included.
// They bound looks alone; what somebody does in sight of all is no look.
import type { PolicyTerms } from './facts.ts';

export type Limited = Pick<PolicyTerms, 'zone' | 'hours' | 'weekMinutes'>;

/** Why a look may not begin, or is over. */
export type LookOver = 'outside-hours' | 'minutes-used';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Making one costs more than asking it. */
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  formats.set(zone, made);
  return made;
}

/** An IANA name that is known here. */
export function isZone(zone: string): boolean {
  try {
    return formatOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** What the clock on the wall shows, as if it showed UTC. */
function wallOf(zone: string, at: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000);
}

/** When it shows that. Where it shows it twice, one of the two; where it skips it, an hour beside. */
function whenItShows(zone: string, wall: number): number {
  const guess = wall - (wallOf(zone, wall) - wall);
  return guess - (wallOf(zone, guess) - wall);
}

const midnightOf = (wall: number): number => Math.floor(wall / dayMs) * dayMs;

/** When the present hours end; null: they do not; undefined: it is outside of them. */
export function hoursEndAt({ zone, hours }: Limited, now: number): number | null | undefined {
  if (!hours) return null;
  const wall = wallOf(zone, now);
  const midnight = midnightOf(wall);
  const minute = (wall - midnight) / minuteMs;
  const isOvernight = hours.to <= hours.from;
  const isInside = isOvernight ? minute >= hours.from || minute < hours.to : minute >= hours.from && minute < hours.to;
  if (!isInside) return undefined;
  const isTomorrow = isOvernight && minute >= hours.from;
  const ends = midnight + (isTomorrow ? dayMs : 0) + hours.to * minuteMs;
  const at = whenItShows(zone, ends);
  // In an hour that the clock shows twice the end may be found in the first.
  return at > now ? at : now + (ends - wall);
}

/** The week's first moment: Monday, midnight. */
export function weekBeganAt({ zone }: Limited, now: number): number {
  const midnight = midnightOf(wallOf(zone, now));
  const sinceMonday = (new Date(midnight).getUTCDay() + 6) % 7;
  return whenItShows(zone, midnight - sinceMonday * dayMs);
}

/** How long this agent may still be looked at this week, by all together; null: without bound. */
export const lookMsLeft = ({ weekMinutes }: Limited, usedMs: number): number | null =>
  weekMinutes === null ? null : Math.max(0, weekMinutes * minuteMs - usedMs);

/** What stands in the way of a look now; null: nothing. */
export function whyNoLook(terms: Limited, now: number, usedMs: number): LookOver | null {
  if (hoursEndAt(terms, now) === undefined) return 'outside-hours';
  return lookMsLeft(terms, usedMs) === 0 ? 'minutes-used' : null;
}

/** What a look is logged under: the one picked, where the policy asks for one; undefined: none of those was picked. */
export function purposeOfLook({ purpose, purposes }: PolicyTerms, picked: string | undefined): string | undefined {
  if (purposes.length === 0) return purpose;
  return picked !== undefined && purposes.includes(picked) ? picked : undefined;
}
