import { Avatar } from '../look/Avatar.tsx';
import { Button } from '../look/Button.tsx';
import { Go } from '../look/Go.tsx';
import { texts } from '../texts/en.ts';
import { clockOrDay } from '../texts/times.ts';
import { useMinute } from '../look/clock.tsx';
import styles from './card.module.css';
import { Waits } from './Waits.tsx';

export interface WaitingCardProps {
  customerId: string;
  customer: string;
  href: string;
  preview: string;
  at: number;
  /** Whose it is, or in which state: "waiting", "Ben", "completed". */
  state: string;
  waitsSince?: number | null;
  isLate?: boolean;
  /** Why nobody has it, where it waits. */
  why?: string | null;
  onAccept?(): void;
  isAccepting?: boolean;
  /** What it is about, shortly. */
  about?: string;
  isOpen?: boolean;
}

/** An interaction as inboxes and History show it: nobody's, somebody else's or over, so without the yellow border. */
export function WaitingCard(props: WaitingCardProps) {
  const {
    customerId,
    customer,
    href,
    preview,
    at,
    state,
    waitsSince,
    isLate,
    why,
    onAccept,
    isAccepting,
    about,
    isOpen,
  } = props;
  const now = useMinute();
  return (
    <li className={styles.card} data-plain="true" data-open={isOpen}>
      <div className={styles.head}>
        <Avatar id={customerId} name={customer} />
        <Go className={styles.name} href={href} aria-current={isOpen ? 'true' : undefined}>
          <bdi>{customer}</bdi>
        </Go>
        <time className={styles.time}>{clockOrDay(at, now)}</time>
      </div>
      <p className={styles.preview} dir="auto">
        {preview}
      </p>
      {about !== undefined && (
        <p className={styles.about}>
          <bdi>{about}</bdi>
        </p>
      )}
      {why && <p className={styles.about}>{why}</p>}
      <div className={styles.foot}>
        <span className={styles.facts}>
          <span className={styles.fact}>{state}</span>
          {typeof waitsSince === 'number' && (
            <span>
              {' · '}
              <Waits since={waitsSince} isLate={isLate} />
            </span>
          )}
        </span>
        {onAccept && (
          <span className={styles.over}>
            <Button size="small" onPress={onAccept} isPending={isAccepting}>
              {texts.interaction.accept}
            </Button>
          </span>
        )}
      </div>
    </li>
  );
}
