import type { ReactNode } from 'react';
import { Button } from '../look/Button.tsx';
import { texts } from '../texts/en.ts';
import styles from './Submitted.module.css';

interface SubmittedProps {
  waits: boolean;
  onTakeBack(): void;
  /** What came back while something else stood in the field. */
  back: { text: string; add(): void } | null;
}

/** Above the field: a reply waits for approval, or one came back. */
export function Submitted({ waits, onTakeBack, back }: SubmittedProps): ReactNode {
  const words = texts.composer.approval;
  return (
    <div className={styles.place} role="status">
      {waits && (
        <p className={styles.line}>
          <span className={styles.words}>{words.waits}</span>
          <Button size="small" onPress={onTakeBack}>
            {words.takeBack}
          </Button>
        </p>
      )}
      {back && (
        <p className={styles.line}>
          <span className={styles.words}>
            {words.cameBack} <bdi className={styles.text}>“{back.text}”</bdi>
          </span>
          <Button size="small" onPress={back.add}>
            {words.add}
          </Button>
        </p>
      )}
    </div>
  );
}
