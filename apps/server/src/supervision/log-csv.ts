// The monitoring log as CSV (RFC 4180): times in UTC, and no field that a spreadsheet would take for a formula.
import type { Directory } from '@oriel/domain';
import type { LookRow } from './chain/chain.ts';
import { presentLook } from './log-view.ts';

const columns = ['entry', 'from (UTC)', 'until (UTC)', 'who', 'what', 'agent', 'interaction', 'team', 'purpose', 'end'];

/** A leading apostrophe keeps a spreadsheet from computing what a name or purpose begins with. */
const field = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const timeOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

export const lineOfCsv = (fields: readonly string[]): string => `${fields.map(field).join(',')}\r\n`;

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
