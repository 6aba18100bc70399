/*
 * Moments and durations as people read them, in the viewer's own zone. Formatters are made once: the floor prints
 * hundreds a second.
 */
const locale = 'en-GB';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const minutes = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const seconds = new Intl.DateTimeFormat(locale, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const thisYear = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const dayAhead = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' });
const anyYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });

/** 14:03 */
export const clock = (at: number) => minutes.format(at);

/** 14:03:11 */
export const clockToTheSecond = (at: number) => seconds.format(at);

/** 3 Mar 2026, 14:03:11: where what is read may be of any day. */
export const dayAndClock = (at: number) => `${shortDay.format(at)}, ${clockToTheSecond(at)}`;

/** The end of something that began at `from`: its day is said when it is another. */
export const clockFrom = (from: number, at: number) =>
  dayOf(from) === dayOf(at) ? clockToTheSecond(at) : dayAndClock(at);

/** As a browser's own field for dates has it: 2026-03-02, in the viewer's zone; empty for none. */
export function dateField(at: number | null): string {
  if (at === null) return '';
  const day = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The beginning of that day in the viewer's zone; null for what is no date. */
export function fromDateField(text: string): number | null {
  const at = new Date(`${text}T00:00:00`).getTime();
  return Number.isNaN(at) ? null : at;
}

/** The viewer's own day a moment falls on, as a key to compare by. */
export function dayOf(at: number): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
}

/** Today, Yesterday, Monday 3 March, 3 March 2025 */
export function dayName(at: number, now: number): string {
  if (dayOf(at) === dayOf(now)) return 'Today';
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayOf(at) === dayOf(yesterday.getTime())) return 'Yesterday';
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? thisYear.format(at) : anyYear.format(at);
}

/** 14:03 of today, else the day: for lists that go back further than a day. */
export const clockOrDay = (at: number, now: number) => (dayOf(at) === dayOf(now) ? clock(at) : anyYear.format(at));

/** 14:30 of the same day, else Tue 24 Nov, 09:00: for what is still to come. `now`: the day it is told on. */
export const clockAhead = (at: number, now: number) =>
  dayOf(at) === dayOf(now) ? clock(at) : `${dayAhead.format(at)}, ${clock(at)}`;

/** As a browser's own field for a date and a time has it: 2026-03-02T14:30, in the viewer's zone. */
export const timeField = (at: number): string => `${dateField(at)}T${clock(at)}`;

/** That moment in the viewer's zone; null for what is none. */
export function fromTimeField(text: string): number | null {
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}

/** 0:31, 12:40, 1:02:03: what counts, up or down. Never negative: clocks of two machines differ a little. */
export function counted(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** under 1 min, 41 min, 3 h, 2 d: what only needs a size. */
export function lasting(ms: number): string {
  if (ms < minuteMs) return 'under 1 min';
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min`;
  return ms < dayMs ? `${Math.floor(ms / hourMs)} h` : `${Math.floor(ms / dayMs)} d`;
}
