import { Said } from './Said.tsx';
import { texts } from '../texts/en.ts';
import styles from './Presence.module.css';

/** Blue and full: connected now. A ring: not. */
export function Presence({ isConnected }: { isConnected: boolean }) {
  const word = isConnected ? texts.connected : texts.notConnected;
  return (
    <span className={styles.presence} title={word} data-connected={isConnected}>
      <Said>{word}</Said>
    </span>
  );
}
