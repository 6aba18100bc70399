// Which entries of the monitoring log are asked for: the filters of its page, what the server is asked, and the address of
// the file. Days are the viewer's own. Pure.
import type { ViewOf } from '@oriel/protocol';
import { fromDateField } from '../texts/times.ts';

export interface LogFilter {
  /** As a browser's own field for dates has them; empty: no bound. The last day is within. */
  firstDay: string;
  lastDay: string;
  /** Ids; empty: whoever. */
  by: string;
  agent: string;
  what: Exclude<ViewOf<'monitoring-log'>['what'], undefined> | '';
}

export const wholeLog: LogFilter = { firstDay: '', lastDay: '', by: '', agent: '', what: '' };

export type LogQuery = Omit<ViewOf<'monitoring-log'>, 'view' | 'before'>;

/** What is not said is not in it. */
export function queryOf({ firstDay, lastDay, by, agent, what }: LogFilter): LogQuery {
  const from = fromDateField(firstDay);
  const to = fromDateField(lastDay);
  return {
    ...(from !== null && { from }),
    ...(to !== null && { to: nextDay(to) }),
    ...(by && { by }),
    ...(agent && { whose: agent }),
    ...(what && { what }),
  };
}

/** A day is not always 24 hours long. */
function nextDay(at: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

export function fileOf(query: LogQuery): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `/monitoring-log.csv?${search}` : '/monitoring-log.csv';
}
