import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './states.module.css';

/** Nothing here: one sentence and the next thing to do. */
export function EmptyState({ children, next }: { children: ReactNode; next?: ReactNode }) {
  return (
    <div className={styles.state}>
      <div>{children}</div>
      {next}
    </div>
  );
}

/** Something is wrong: what, and the next thing to do. Told at once. */
export function ErrorState({ children, next }: { children: ReactNode; next?: ReactNode }) {
  return (
    <div className={styles.state} role="alert">
      <p className={styles.wrong}>
        <TriangleAlert size={15} aria-hidden="true" />
        {children}
      </p>
      {next}
    </div>
  );
}

/** The place of what is on its way, in rows of the size they will have. */
export function Skeleton({ name, rows = 3, height = 36 }: { name: string; rows?: number; height?: number }) {
  return (
    <output className={styles.skeleton} aria-label={name}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} style={{ blockSize: height }} />
      ))}
    </output>
  );
}
