import type { ReactNode } from 'react';
import { Avatar } from '../look/Avatar.tsx';
import { Go } from '../look/Go.tsx';
import styles from './card.module.css';
import { Waits } from './Waits.tsx';

/** What every card of an interaction says. */
export interface CardProps {
  customerId: string;
  customer: string;
  href: string;
  /** What was said last. */
  preview: string;
  /** The customer spoke last, then. */
  waitsSince?: number | null;
  isLate?: boolean;
  /** What it is about, shortly. */
  about?: string;
  isOpen?: boolean;
}

interface FrameProps {
  card: CardProps;
  /** Decides the border; null: none of its own. */
  state: 'accepted' | 'answered' | null;
  /** When it was said, as it is to be read. */
  time: string;
  /** What it is waiting for or in whose hands it is, first in the foot. */
  fact: string;
  /** Below what it is about. */
  more?: ReactNode;
  /** Beside the facts. */
  beside?: ReactNode;
  /** At the end of the foot. */
  end?: ReactNode;
}

/** The one look of a card: whose, what, since when. */
export function Card({ card, state, time, fact, more, beside, end }: FrameProps) {
  const { customerId, customer, href, preview, waitsSince, isLate, about, isOpen } = card;
  return (
    <li
      className={styles.card}
      data-state={state ?? undefined}
      data-plain={state === null || undefined}
      data-open={isOpen}
    >
      <div className={styles.head}>
        <Avatar id={customerId} name={customer} />
        <Go className={styles.name} href={href} aria-current={isOpen ? 'true' : undefined}>
          <bdi>{customer}</bdi>
        </Go>
        <time className={styles.time}>{time}</time>
      </div>
      <p className={styles.preview} dir="auto">
        {preview}
      </p>
      {about !== undefined && (
        <p className={styles.about}>
          <bdi>{about}</bdi>
        </p>
      )}
      {more}
      <div className={styles.foot}>
        <span className={styles.facts}>
          <span className={styles.fact}>{fact}</span>
          {typeof waitsSince === 'number' && (
            <span>
              {' · '}
              <Waits since={waitsSince} isLate={isLate} />
            </span>
          )}
          {beside}
        </span>
        {end}
      </div>
    </li>
  );
}
