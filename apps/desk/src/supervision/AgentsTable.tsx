import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef } from 'react';
import { texts } from '../texts/en-supervision.ts';
import { AgentRow, type AgentLine } from './AgentRow.tsx';
import styles from './AgentsTable.module.css';
import { useChipsThatFit } from './useChipsThatFit.ts';
import { useHeldOrder } from './useHeldOrder.ts';

export type AgentsColumn = 'agent' | 'status' | 'load' | 'wait' | 'accepted' | 'missed' | 'completed';

export interface Sorting {
  column: AgentsColumn;
  direction: 'ascending' | 'descending';
}

export interface AgentsTableProps {
  /** Selected and sorted; held in place while the pointer is over them. */
  lines: readonly AgentLine[];
  sorting: Sorting;
  onSort(column: AgentsColumn): void;
  /** Channel groups, each with a column "n of m"; of one alone the name is "Interactions". */
  groups: readonly string[];
}

export function AgentsTable({ lines, sorting, onSort, groups }: AgentsTableProps) {
  const { ordered, hold } = useHeldOrder(lines, `${sorting.column} ${sorting.direction}`);
  const current = useRef<HTMLTableCellElement>(null);
  const chips = useChipsThatFit(current);
  const head = (column: AgentsColumn, name: string, isNumber = false) => (
    <Head column={column} name={name} isNumber={isNumber} sorting={sorting} onSort={onSort} />
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={texts.agents}>
        <thead>
          <tr>
            {head('agent', texts.columns.agent)}
            {head('status', texts.columns.status)}
            {groups.map((group) => (
              <Head key={group} column="load" name={group} isNumber sorting={sorting} onSort={onSort} />
            ))}
            {head('wait', texts.columns.wait, true)}
            <th ref={current} scope="col" className={styles.current}>
              {texts.columns.current}
            </th>
            {head('accepted', texts.columns.accepted, true)}
            {head('missed', texts.columns.missed, true)}
            {head('completed', texts.columns.completed, true)}
          </tr>
        </thead>
        <tbody {...hold}>
          {ordered.map((line) => (
            <AgentRow key={line.id} line={line} chips={chips} groups={groups} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  column: AgentsColumn;
  name: string;
  isNumber: boolean;
  sorting: Sorting;
  onSort(column: AgentsColumn): void;
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
