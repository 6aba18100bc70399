import { ArrowLeft, Copy, FolderTree, History, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../look/Button.tsx';
import { texts } from '../texts/en.ts';
import styles from './ConversationHeader.module.css';

export interface ConversationHeaderProps {
  customer: string;
  /** The channel, the chosen categories. */
  marks: readonly string[];
  /** Why it waits, or why it came here. */
  why: ReactNode;
  /** What the customer writes in; absent where it cannot be set here. */
  language?: ReactNode;
  /** Stands before the buttons: who notices that they are pressed. */
  before?: ReactNode;
  onRecord(): void;
  onActivity(): void;
  onCategories(): void;
  onCopy(): void;
  /** How many ring, in the list. */
  ringing: number;
  /** Where one column shows at a time: back to the list. */
  onBack(): void;
}

export function ConversationHeader({
  customer,
  marks,
  why,
  language,
  before,
  ringing,
  onRecord,
  onActivity,
  onCategories,
  onCopy,
  onBack,
}: ConversationHeaderProps) {
  return (
    <header className={styles.header}>
      <span className={styles.narrow}>
        <Button
          variant="quiet"
          size="icon"
          aria-label={ringing > 0 ? texts.desk.backToRinging(ringing) : texts.desk.backToList}
          onPress={onBack}
        >
          <ArrowLeft size={17} className={styles.turns} aria-hidden="true" />
          {ringing > 0 && (
            <span className={styles.ringing} aria-hidden="true">
              {ringing}
            </span>
          )}
        </Button>
      </span>
      <h2 className={styles.name}>
        <bdi>{customer}</bdi>
      </h2>
      <ul className={styles.marks}>
        {marks.map((mark) => (
          <li key={mark}>{mark}</li>
        ))}
      </ul>
      {language}
      <span className={styles.acts}>
        {why}
        {before && <span className={styles.before}>{before}</span>}
        <Button size="small" onPress={onRecord} aria-label={texts.customer.record}>
          <UserRound size={14} aria-hidden="true" />
          <span className={styles.word}>{texts.customer.record}</span>
        </Button>
        <Button size="small" onPress={onActivity} aria-label={texts.activity.title}>
          <History size={14} aria-hidden="true" />
          <span className={styles.word}>{texts.activity.title}</span>
        </Button>
        <Button size="small" onPress={onCategories} aria-label={texts.categories.title}>
          <FolderTree size={14} aria-hidden="true" />
          <span className={styles.word}>{texts.categories.title}</span>
        </Button>
        <Button size="small" onPress={onCopy} aria-label={texts.copy.title}>
          <Copy size={14} aria-hidden="true" />
        </Button>
      </span>
    </header>
  );
}
