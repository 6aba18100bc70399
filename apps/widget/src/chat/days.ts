// Days and times as the viewer's calendar and clock have them. Pure but for the zone, which is the viewer's if not given.
import { texts } from '../texts.ts';

/** The viewer's own kind of the catalogue's language, so that a British visitor reads 14:05 and an American 2:05 PM. */
export const languageFor = (viewers: readonly string[]): string =>
  viewers.find((one) => one.split('-')[0] === texts.language) ?? texts.language;

export interface Calendar {
  /** The same for all moments of one day. */
  dayOf(at: number): string;
  dayLabel(at: number, now: number): string;
  timeOf(at: number): string;
}

export function calendar(language: string, timeZone?: string): Calendar {
  const key = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const sameYear = new Intl.DateTimeFormat(language, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  const otherYear = new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  const clock = new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'short' });
  const dayOf = (at: number) => key.format(at);

  /** Days have 23 to 25 hours: the calendar's own day before, not 24 hours ago. */
  function dayBefore(day: string): string {
    return new Date(Date.parse(day) - 12 * 60 * 60 * 1000).toISOString().slice(0, 10);
  }

  return {
    dayOf,
    dayLabel(at, now) {
      const today = dayOf(now);
      const day = dayOf(at);
      if (day === today) return texts.today;
      if (day === dayBefore(today)) return texts.yesterday;
      return (day.slice(0, 4) === today.slice(0, 4) ? sameYear : otherYear).format(at);
    },
    timeOf: (at) => clock.format(at),
  };
}
