import { Ban } from 'lucide-react';
import { texts } from '../texts/en.ts';
import styles from './card.module.css';

/** In the place of what a policy keeps from sight: that there is something, and nothing about it. */
export function BlankCard() {
  return (
    <li className={styles.card} data-blank="true">
      <span className={styles.blank}>
        <Ban size={14} aria-hidden="true" />
        {texts.interaction.excluded}
      </span>
    </li>
  );
}
