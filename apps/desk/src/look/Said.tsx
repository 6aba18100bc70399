import type { ReactNode } from 'react';
import styles from './Said.module.css';

/** Words that are heard and not seen, where a shape says the same to eyes. */
export function Said({ children }: { children: ReactNode }) {
  return <span className={styles.said}>{children}</span>;
}
