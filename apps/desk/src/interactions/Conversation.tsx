import { ArrowDown } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { texts } from '../texts/en.ts';
import { dayName, dayOf } from '../texts/times.ts';
import styles from './Conversation.module.css';
import { Line, type ConversationLine } from './Line.tsx';
import { useScrollPlace } from './useScrollPlace.ts';

export interface ConversationProps {
  /** Give it the interaction's id as key: another conversation is another place. */
  lines: readonly ConversationLine[];
  header: ReactNode;
  /** Below the last line, moving with it: dots, somebody's live draft. */
  below?: ReactNode;
  /** What one acts with: composer, or scratch pad and strip. */
  footer?: ReactNode;
  hasEarlier: boolean;
  isLoadingEarlier?: boolean;
  onEarlier(): void;
}

export function Conversation(props: ConversationProps) {
  const { lines, header, below, footer, hasEarlier, isLoadingEarlier, onEarlier } = props;
  const now = useMinute();
  const ends = { first: lines[0]?.id, last: lines.at(-1)?.id };
  const { box, content, onScroll, hasNewBelow, toBottom } = useScrollPlace(
    ends,
    hasEarlier && !isLoadingEarlier ? onEarlier : null,
  );

  return (
    <section className={styles.conversation} aria-label={texts.conversation.region}>
      {header}
      <div className={styles.middle}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keys too */}
        <div className={styles.scroll} ref={box} onScroll={onScroll} tabIndex={0}>
          <div className={styles.content} ref={content}>
            <p className={styles.top}>
              {hasEarlier ? isLoadingEarlier && texts.conversation.earlier : texts.conversation.beginning}
            </p>
            {/* New lines are told; figures that count, and drafts below, are not. */}
            <div role="log" aria-label={texts.conversation.log} aria-relevant="additions">
              <ol className={styles.lines}>
                {lines.map((line, index) => (
                  <Fragment key={line.id}>
                    {dayOf(line.at) !== dayOf(lines[index - 1]?.at ?? 0) && (
                      <li className={styles.day}>{dayName(line.at, now)}</li>
                    )}
                    <Line line={line} />
                  </Fragment>
                ))}
              </ol>
            </div>
            {below}
          </div>
        </div>
        {hasNewBelow && (
          <div className={styles.pill}>
            <Button size="small" onPress={toBottom}>
              <ArrowDown size={13} aria-hidden="true" />
              {texts.conversation.newMessages}
            </Button>
          </div>
        )}
      </div>
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </section>
  );
}
