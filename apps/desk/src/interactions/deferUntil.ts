// The times that an interaction is put off to with one press; every other is typed.
import { texts } from '../texts/en.ts';

const minuteMs = 60_000;

export interface Until {
  name: string;
  at: number;
}

export function deferChoices(now: number): Until[] {
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  tomorrow.setHours(9, 0, 0, 0);
  return [
    { name: texts.defer.in15, at: now + 15 * minuteMs },
    { name: texts.defer.inAnHour, at: now + 60 * minuteMs },
    { name: texts.defer.tomorrow, at: tomorrow.getTime() },
  ];
}
