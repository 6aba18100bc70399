import { Avatar } from '../look/Avatar.tsx';
import { Button } from '../look/Button.tsx';
import { CountingDown } from '../look/Counting.tsx';
import { texts } from '../texts/en.ts';
import styles from './card.module.css';

export interface RingingCardProps {
  customerId: string;
  customer: string;
  channel: string;
  preview?: string;
  until: number;
  /** Absent where the viewer cannot accept it from the card. */
  onAccept?(): void;
  isAccepting?: boolean;
}

/** Offered and not taken yet: no state of its own, so no yellow; dashed, and its time runs down. */
export function RingingCard({
  customerId,
  customer,
  channel,
  preview,
  until,
  onAccept,
  isAccepting,
}: RingingCardProps) {
  return (
    <li className={styles.card} data-ringing={onAccept ? 'mine' : 'true'}>
      <div className={styles.head}>
        <Avatar id={customerId} name={customer} />
        <bdi className={styles.name}>{customer}</bdi>
        <small className={styles.time}>{channel}</small>
      </div>
      {preview && (
        <p className={styles.preview} dir="auto">
          {preview}
        </p>
      )}
      <div className={styles.foot}>
        <span className={styles.facts}>
          <b className={styles.counts}>
            {texts.interaction.rings} <CountingDown until={until} />
          </b>
        </span>
        {onAccept && (
          <Button variant="primary" size="small" onPress={onAccept} isPending={isAccepting}>
            {texts.interaction.accept}
          </Button>
        )}
      </div>
    </li>
  );
}
