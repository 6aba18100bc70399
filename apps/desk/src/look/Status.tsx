import type { ReactNode } from 'react';
import { texts } from '../texts/en.ts';
import styles from './Status.module.css';

export type Availability = 'free' | 'busy' | 'full' | 'away' | 'off' | 'offline';

interface StatusProps {
  is: Availability;
  /** Why, after the word: "missed one". */
  reason?: string;
  /** Since when or how long, in smaller type: "41 min", "since 11:49", "3 of 5". */
  more?: ReactNode;
}

/** A word, a shape and a colour, so that no one of them is needed alone. */
export function Status({ is, reason, more }: StatusProps) {
  return (
    <span className={styles.status} data-is={is}>
      <Shape is={is} />
      <span className={styles.word}>
        {texts.availability[is]}
        {reason && <span> · {reason}</span>}
        {more && <small> {more}</small>}
      </span>
    </span>
  );
}

export function Shape({ is }: { is: Availability }) {
  return (
    <svg className={styles.shape} data-is={is} viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
      {shapes[is]}
    </svg>
  );
}

const shapes: Record<Availability, ReactNode> = {
  free: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  busy: (
    <>
      <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M6 1.6a4.4 4.4 0 0 1 0 8.8z" fill="currentColor" />
    </>
  ),
  full: <rect x="1.2" y="1.2" width="9.6" height="9.6" rx="1.6" fill="currentColor" />,
  away: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M3.6 6h4.8" stroke="currentColor" strokeWidth="1.7" />
    </>
  ),
  off: <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2 1.6" />,
  offline: <path d="M2.2 2.2l7.6 7.6M9.8 2.2l-7.6 7.6" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />,
};
