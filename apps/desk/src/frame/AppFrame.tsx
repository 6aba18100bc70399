import type { ReactNode } from 'react';
import styles from './AppFrame.module.css';

/** The rail and the page beside it; on a phone the rail is at the bottom. */
export function AppFrame({ rail, children }: { rail: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.app}>
      {rail}
      <main className={styles.page}>{children}</main>
    </div>
  );
}
