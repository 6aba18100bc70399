import type { ReactNode } from 'react';
import { Freshness } from '../look/Freshness.tsx';
import styles from './DeskBar.module.css';

interface DeskBarProps {
  title: string;
  /** Absent on a page that is not live. */
  staleSince?: number | null;
  end?: ReactNode;
  /** Availability, what can be asked for. */
  children?: ReactNode;
}

/** The line above one's own desk or a page. */
export function DeskBar({ title, staleSince, end, children }: DeskBarProps) {
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.middle}>{children}</div>
      {staleSince !== undefined && <Freshness staleSince={staleSince} />}
      {end}
    </header>
  );
}
