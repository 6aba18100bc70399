// The columns of the Agents table that can be chosen, and which are: kept in this browser, for they are a habit of who
// looks and no place that one goes to. Sorting and filters are in the address.
import { dayCounts, type DayCount } from '@oriel/domain';
import { useState } from 'react';
import { counted } from '../texts/times.ts';

export type ChosenColumn = 'wait' | DayCount;

export const choosable: readonly ChosenColumn[] = ['wait', ...dayCounts];
export const chosenAtFirst: readonly ChosenColumn[] = ['wait', 'accepted', 'missed', 'completed'];

const storedAs = 'oriel.agents.columns';

/** What is not understood is not there. */
export function readColumns(stored: string | null): readonly ChosenColumn[] {
  return stored === null ? chosenAtFirst : choosable.filter((column) => stored.split(' ').includes(column));
}

export function useColumns() {
  const [chosen, setChosen] = useState(() => readColumns(localStorage.getItem(storedAs)));
  const choose = (next: readonly ChosenColumn[]) => {
    localStorage.setItem(storedAs, next.join(' '));
    setChosen(next);
  };
  return [chosen, choose] as const;
}

/** How a count of the day is printed: the handling time as it counts, everything else as it is. */
export const figureOf = (count: DayCount, day: Record<DayCount, number>): string =>
  count === 'handledMs' ? counted(day.handledMs) : String(day[count]);

const alwaysPx = 216 + 180 + 300;
const eachPx = 92;

/** With less room than this, the table scrolls instead of squeezing who is there and what they have. */
export const leastWidth = (columns: readonly ChosenColumn[], groups: readonly string[]): string =>
  `${alwaysPx + (columns.length + groups.length) * eachPx}px`;
