import { CountingUp } from '../look/Counting.tsx';
import { texts } from '../texts/en.ts';
import styles from './Waits.module.css';

interface WaitsProps {
  since: number;
  isLate?: boolean;
}

/** The customer spoke last: how long they wait. Bold for eyes that pass over it, red only past its target. */
export function Waits({ since, isLate }: WaitsProps) {
  return (
    <b className={styles.waits} data-late={isLate}>
      <span>{texts.interaction.waits} </span>
      <CountingUp since={since} />
    </b>
  );
}
