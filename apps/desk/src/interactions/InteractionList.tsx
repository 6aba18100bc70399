import type { ReactNode } from 'react';
import { EmptyState } from '../look/states.tsx';
import styles from './InteractionList.module.css';

interface InteractionListProps {
  name: string;
  /** Cards; none: the sentence that says so, and what to do next. */
  children: ReactNode;
  isEmpty: boolean;
  empty: ReactNode;
  next?: ReactNode;
  /** Stands above: what rings, a way back from an inbox. */
  before?: ReactNode;
  end?: ReactNode;
}

export function InteractionList({ name, children, isEmpty, empty, next, before, end }: InteractionListProps) {
  return (
    <div className={styles.place}>
      {before}
      {isEmpty ? (
        <EmptyState next={next}>{empty}</EmptyState>
      ) : (
        <ul className={styles.list} aria-label={name}>
          {children}
        </ul>
      )}
      {end}
    </div>
  );
}
