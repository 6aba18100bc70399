import { Dots } from '../look/Dots.tsx';
import { texts } from '../texts/en.ts';
import styles from './LiveDraft.module.css';

export interface LiveDraftProps {
  /** Whose: "Ana". */
  writer: string;
  text: string;
  what: 'reply' | 'comment';
  /** Keys within the last 5 s; else it was left alone. */
  isTyping: boolean;
}

/** What somebody writes and has not sent. Text only: nothing in it is fetched, linked or unfolded (S7). */
export function LiveDraft({ writer, text, what, isTyping }: LiveDraftProps) {
  return (
    <section className={styles.draft} aria-label={texts.draft.writing(writer)} data-typing={isTyping}>
      <p className={styles.head}>
        {isTyping && <Dots />}
        <span>
          {isTyping ? `${texts.draft.writing(writer)} · ${texts.draft.notSent}` : texts.draft.unsent}
          {what === 'comment' && ` · ${texts.draft.comment}`}
        </span>
      </p>
      <p className={styles.text} dir="auto">
        {text}
        {isTyping && <span className={styles.cursor} aria-hidden="true" />}
      </p>
    </section>
  );
}
