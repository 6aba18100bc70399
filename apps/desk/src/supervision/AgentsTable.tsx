import { dayCounts } from '@oriel/domain';
import type { FloorColumn } from '@oriel/domain/supervision';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { lazy, Suspense, useRef, type CSSProperties } from 'react';
import { texts } from '../texts/en-supervision.ts';
import { AgentRow, type AgentLine } from './AgentRow.tsx';
import styles from './AgentsTable.module.css';
import { leastWidth, type ChosenColumn } from './columns.ts';
import { useChipsThatFit } from './useChipsThatFit.ts';
import { useDetails } from './useDetails.ts';
import { useHeldOrder } from './useHeldOrder.ts';

/** Loaded when the first of them is looked at. */
const RowDetails = lazy(async () => ({ default: (await import('./RowDetails.tsx')).RowDetails }));

export interface Sorting {
  column: FloorColumn;
  direction: 'ascending' | 'descending';
}

export interface AgentsTableProps {
  /** Selected and sorted; held in place while the pointer is over them. */
  lines: readonly AgentLine[];
  sorting: Sorting;
  onSort(column: FloorColumn): void;
  /** The chosen columns. */
  columns: readonly ChosenColumn[];
  /** Channel groups, each with a column "n of m"; of one alone the name is "Interactions". */
  groups: readonly string[];
}

export function AgentsTable({ lines, sorting, onSort, groups, columns }: AgentsTableProps) {
  const { ordered, hold } = useHeldOrder(lines, `${sorting.column} ${sorting.direction}`);
  const current = useRef<HTMLTableCellElement>(null);
  const chips = useChipsThatFit(current);
  const details = useDetails();
  const shownLine = lines.find(({ id }) => id === details.shown?.id);
  const head = (column: FloorColumn, name: string, isNumber = false) => (
    <Head key={column} column={column} name={name} isNumber={isNumber} sorting={sorting} onSort={onSort} />
  );
  return (
    <div className={styles.scroll}>
      <table
        className={styles.table}
        aria-label={texts.agents}
        style={{ '--least': leastWidth(columns, groups) } as CSSProperties}
      >
        <thead>
          <tr>
            {head('agent', texts.columns.agent)}
            {head('status', texts.columns.status)}
            {groups.map((group) => (
              <Head key={group} column="load" name={group} isNumber sorting={sorting} onSort={onSort} />
            ))}
            {columns.includes('wait') && head('wait', texts.columns.wait, true)}
            <th ref={current} scope="col" className={styles.current}>
              {texts.columns.current}
            </th>
            {dayCounts
              .filter((count) => columns.includes(count))
              .map((count) => head(count, texts.columns[count], true))}
          </tr>
        </thead>
        <tbody {...hold}>
          {ordered.map((line) => (
            <AgentRow
              key={line.id}
              line={line}
              chips={chips}
              groups={groups}
              columns={columns}
              onDetails={details.show}
              onDetailsOver={details.over}
            />
          ))}
        </tbody>
      </table>
      {details.shown && shownLine && (
        <Suspense>
          <RowDetails line={shownLine} groups={groups} {...details.shown} onClose={details.close} />
        </Suspense>
      )}
    </div>
  );
}

interface HeadProps {
  column: FloorColumn;
  name: string;
  isNumber: boolean;
  sorting: Sorting;
  onSort(column: FloorColumn): void;
}

function Head({ column, name, isNumber, sorting, onSort }: HeadProps) {
  const isSorted = sorting.column === column;
  const Arrow = sorting.direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th scope="col" className={styles[column]} data-number={isNumber} aria-sort={isSorted ? sorting.direction : 'none'}>
      <button type="button" className={styles.sort} onClick={() => onSort(column)}>
        {name}
        <Arrow size={12} aria-hidden="true" data-shown={isSorted} />
      </button>
    </th>
  );
}
