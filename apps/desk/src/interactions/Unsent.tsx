import { texts } from '../texts/en.ts';
import styles from './card.module.css';

/** Among a card's facts: a draft was left there. */
export function Unsent() {
  return (
    <span className={styles.fact}>
      {' · '}
      {texts.interaction.unsentDraft}
    </span>
  );
}
