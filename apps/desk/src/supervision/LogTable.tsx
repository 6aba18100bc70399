import type { ReactNode } from 'react';
import { texts } from '../texts/en-supervision.ts';
import type { LogLine } from './logLines.ts';
import styles from './LogTable.module.css';

interface LogTableProps {
  lines: readonly LogLine[];
  /** Below the last line: how many these are, and the way to older ones. */
  end: ReactNode;
}

const columns = ['from', 'until', 'who', 'what', 'agent', 'team', 'purpose', 'interaction'] as const;

export function LogTable({ lines, end }: LogTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keys too
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table} aria-label={texts.monitoringLog}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles[column]}>
                {texts.log.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              {columns.map((column) => (
                <td key={column} className={styles[column]} data-name={texts.log.columns[column]}>
                  <Cell column={column} line={line} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.end}>{end}</p>
    </div>
  );
}

function Cell({ column, line }: { column: (typeof columns)[number]; line: LogLine }) {
  const value = line[column];
  if (column === 'until' && value === null) return <strong>{texts.log.openNow}</strong>;
  if (value === null) return <>–</>;
  if (column === 'until' && line.isUnsure) return <span title={texts.log.unsureMore}>≤ {value}</span>;
  if (column === 'until' && line.overBy !== null) {
    return (
      <>
        {value} <small>{line.overBy}</small>
      </>
    );
  }
  if (column === 'interaction') return <code title={value}>{value}</code>;
  return <bdi title={column === 'purpose' ? value : undefined}>{value}</bdi>;
}
