import type { ReactNode } from 'react';
import { Avatar } from '../look/Avatar.tsx';
import { Go } from '../look/Go.tsx';
import { texts } from '../texts/en.ts';
import { clock } from '../texts/times.ts';
import styles from './card.module.css';
import { Waits } from './Waits.tsx';

export interface InteractionCardProps {
  customerId: string;
  customer: string;
  href: string;
  /** What was said last, and when. */
  preview: string;
  at: number;
  /** accepted: not answered yet, the brighter one. */
  state: 'accepted' | 'answered';
  /** The customer spoke last, then. */
  waitsSince?: number | null;
  isLate?: boolean;
  /** A reply that waits for approval, or came back: said in place of whether it is answered. */
  submitted?: string | null;
  /** Dots with the name of who types here, never the viewer, or that a draft was left. */
  drafting?: ReactNode;
  /** Who has it open, on a desk that somebody else looks at. */
  marks?: ReactNode;
  /** What it is about, shortly. */
  about?: string;
  isOpen?: boolean;
}

export function InteractionCard(props: InteractionCardProps) {
  const {
    customerId,
    customer,
    href,
    preview,
    at,
    state,
    waitsSince,
    isLate,
    submitted,
    drafting,
    marks,
    about,
    isOpen,
  } = props;
  return (
    <li className={styles.card} data-state={state} data-open={isOpen}>
      <div className={styles.head}>
        <Avatar id={customerId} name={customer} />
        <Go className={styles.name} href={href} aria-current={isOpen ? 'true' : undefined}>
          <bdi>{customer}</bdi>
        </Go>
        <time className={styles.time}>{clock(at)}</time>
      </div>
      <p className={styles.preview} dir="auto">
        {preview}
      </p>
      {about !== undefined && (
        <p className={styles.about}>
          <bdi>{about}</bdi>
        </p>
      )}
      <div className={styles.foot}>
        <span className={styles.facts}>
          <span className={styles.fact}>
            {submitted ?? (state === 'answered' ? texts.interaction.answered : texts.interaction.notAnswered)}
          </span>
          {typeof waitsSince === 'number' && (
            <span>
              {' · '}
              <Waits since={waitsSince} isLate={isLate} />
            </span>
          )}
          {drafting}
        </span>
        {marks}
      </div>
    </li>
  );
}
