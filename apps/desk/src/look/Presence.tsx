import { texts } from '../texts/en.ts';
import styles from './Presence.module.css';

/** Blue and full: connected now. A ring: not. */
export function Presence({ isConnected }: { isConnected: boolean }) {
  return (
    <span
      className={styles.presence}
      role="img"
      aria-label={isConnected ? texts.connected : texts.notConnected}
      title={isConnected ? texts.connected : texts.notConnected}
      data-connected={isConnected}
    />
  );
}
