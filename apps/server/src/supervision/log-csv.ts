// The monitoring log as CSV: times in UTC.
import type { Directory } from '@oriel/domain';
import type { LookRow } from './chain/chain.ts';
import { lineOfCsv } from '../csv.ts';
import { presentLook } from './log-view.ts';

const columns = ['entry', 'from (UTC)', 'until (UTC)', 'who', 'what', 'agent', 'interaction', 'team', 'purpose', 'end'];

export const timeOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

export function csvOf(directory: Directory, rows: readonly LookRow[]): string {
  const lines = rows.map((row) => {
    const look = presentLook(directory, row);
    return [
      look.id,
      timeOf(look.at),
      timeOf(look.until),
      look.by?.name ?? 'erased',
      look.what,
      look.agent?.name ?? (row.agent_erased ? 'erased' : ''),
      look.interaction ?? '',
      look.teamName ?? '',
      look.purpose ?? '',
      look.how ?? '',
    ];
  });
  return [columns, ...lines].map(lineOfCsv).join('');
}
