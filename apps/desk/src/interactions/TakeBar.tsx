import { Button } from '../look/Button.tsx';
import { texts } from '../texts/en.ts';
import styles from './TakeBar.module.css';

interface TakeBarProps {
  /** Why it cannot be answered yet. */
  children: string;
  onAccept(): void;
  isAccepting?: boolean;
}

/** In the composer's place, where the one who reads does not have the interaction yet. */
export function TakeBar({ children, onAccept, isAccepting }: TakeBarProps) {
  return (
    <div className={styles.bar}>
      <p>{children}</p>
      <Button variant="primary" onPress={onAccept} isPending={isAccepting}>
        {texts.interaction.accept}
      </Button>
    </div>
  );
}
