import { StickyNote } from 'lucide-react';
import { texts } from '../texts/en.ts';
import { clock } from '../texts/times.ts';
import styles from './Line.module.css';
import { Waits } from './Waits.tsx';
import { Words, type WordsProps } from './Words.tsx';

/** One line of a conversation, as it is to be read: names and sentences are chosen already. */
export type ConversationLine =
  | CustomerLine
  | { kind: 'agent'; id: string; at: number; by: string; text: string; delivery?: string; isPending?: boolean }
  /** `mark`: what kind of comment it is, where it is not just one. */
  | {
      kind: 'comment';
      id: string;
      at: number;
      by: string;
      text: string;
      mark?: string;
      mentions?: WordsProps['mentions'];
    }
  | { kind: 'event'; id: string; at: number; text: string };

interface CustomerLine {
  kind: 'customer';
  id: string;
  at: number;
  by: string;
  text: string;
  /** Since the interaction was opened, reopened or transferred; absent on what is older. */
  state?: 'accepted' | 'answered';
  /** On the last one alone, while it waits for an answer. */
  waitsSince?: number | null;
  isLate?: boolean;
}

export function Line({ line }: { line: ConversationLine }) {
  if (line.kind === 'event') {
    return (
      <li className={styles.event}>
        <bdi>{line.text}</bdi> · <time>{clock(line.at)}</time>
      </li>
    );
  }
  return (
    <li
      className={styles.line}
      data-kind={line.kind}
      data-state={line.kind === 'customer' ? line.state : undefined}
      data-pending={line.kind === 'agent' ? line.isPending : undefined}
    >
      {line.kind === 'comment' && (
        <strong className={styles.mark}>
          <StickyNote size={13} aria-hidden="true" />
          {line.mark ?? texts.conversation.internalComment}
        </strong>
      )}
      <Words text={line.text} mentions={line.kind === 'comment' ? line.mentions : undefined} />
      <small className={styles.foot}>
        <bdi>{line.by}</bdi> · <time>{clock(line.at)}</time>
        {line.kind === 'agent' && line.delivery && ` · ${line.delivery}`}
        {line.kind === 'customer' && typeof line.waitsSince === 'number' && (
          <>
            {' · '}
            <Waits since={line.waitsSince} isLate={line.isLate} />
          </>
        )}
      </small>
    </li>
  );
}
