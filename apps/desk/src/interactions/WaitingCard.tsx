import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { texts } from '../texts/en.ts';
import { clockOrDay } from '../texts/times.ts';
import { Card, type CardProps } from './Card.tsx';
import styles from './card.module.css';

export interface WaitingCardProps extends CardProps {
  at: number;
  /** Whose it is, or in which state: "waiting", "Ben", "completed". */
  state: string;
  /** Why nobody has it, where it waits. */
  why?: string | null;
  onAccept?(): void;
  isAccepting?: boolean;
}

/** An interaction as inboxes and History show it: nobody's, somebody else's or over, so without the yellow border. */
export function WaitingCard({ at, state, why, onAccept, isAccepting, ...card }: WaitingCardProps) {
  const now = useMinute();
  return (
    <Card
      card={card}
      state={null}
      time={clockOrDay(at, now)}
      fact={state}
      more={why && <p className={styles.about}>{why}</p>}
      end={
        onAccept && (
          <span className={styles.over}>
            <Button size="small" onPress={onAccept} isPending={isAccepting}>
              {texts.interaction.accept}
            </Button>
          </span>
        )
      }
    />
  );
}
