import { Pencil, StickyNote } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { Button } from '../look/Button.tsx';
import { TextArea } from '../look/TextArea.tsx';
import { texts } from '../texts/en.ts';
import { CommentBox, type CommentBoxProps } from './CommentBox.tsx';
import styles from './Composer.module.css';
import { isMoved } from './moved.ts';
import { isSendable, tooLong } from './room.ts';
import { isSendKey } from './sendKey.ts';

export interface ComposerProps {
  customer: string;
  text: string;
  onText(text: string, isMoved?: boolean): void;
  onSend(): void;
  onFocus?(): void;
  takesFocus?: boolean;
  /** Another tab of the same person writes here: this one shows it, and may take it over. */
  elsewhere?: { onTakeOver(): void };
  /** What sending is called here. */
  sendName?: string;
  /** Another has to be decided on first: one may write meanwhile. */
  waits?: boolean;
  /** Why nothing can be sent here any more: what was written stays, to be read and copied. */
  closed?: string;
  /** A run of digits in the text is kept from everybody, as a card's. */
  isCardHidden?: boolean;
  /** An internal comment being written. Without it none can be. */
  comment?: CommentBoxProps & { isOpen: boolean; onOpen(): void };
  /** What else can be done: Complete, Ask for an interaction. */
  acts?: ReactNode;
  /** BCP 47, of what is written here; for the browser's own check of spelling. */
  language?: string | null;
  /** What helps to write, over the field and under it. */
  assist?: ReactNode;
  field?: RefObject<HTMLTextAreaElement | null>;
}

export function Composer(props: ComposerProps) {
  const { customer, text, onText, onSend, onFocus, takesFocus, elsewhere, closed, isCardHidden, comment, acts } = props;
  const { language, assist, field } = props;
  const { sendName = texts.composer.send, waits = false } = props;
  const maySend = isSendable(text) && !waits;
  const send = () => maySend && onSend();
  const over = tooLong(text);
  return (
    <>
      {comment?.isOpen && <CommentBox {...comment} />}
      <div className={styles.box} data-elsewhere={elsewhere !== undefined || closed !== undefined}>
        <TextArea
          ref={field}
          name={texts.composer.reply}
          look="bare"
          spellCheck
          lang={language ?? undefined}
          takesFocus={takesFocus}
          placeholder={texts.composer.placeholder(customer)}
          value={text}
          readOnly={elsewhere !== undefined || closed !== undefined}
          onChange={(event) => onText(event.currentTarget.value, isMoved(event))}
          onFocus={onFocus}
          onKeyDown={(event) => {
            if (!isSendKey(event) || elsewhere || closed !== undefined) return;
            event.preventDefault();
            send();
          }}
        />
        <div className={styles.foot}>
          {!elsewhere && closed === undefined && assist}
          <output className={styles.note}>
            {closed ??
              (elsewhere ? texts.composer.elsewhere : (over ?? (isCardHidden ? texts.composer.cardHidden : '')))}
          </output>
          {!elsewhere && !isCardHidden && over === null && closed === undefined && (
            <span className={styles.keys}>{texts.composer.keys}</span>
          )}
          {closed !== undefined ? null : elsewhere ? (
            <Button size="small" onPress={elsewhere.onTakeOver}>
              <Pencil size={13} aria-hidden="true" />
              {texts.composer.writeHere}
            </Button>
          ) : (
            <Button variant="primary" size="small" onPress={send} isDisabled={!maySend}>
              {sendName}
            </Button>
          )}
        </div>
      </div>
      <div className={styles.acts}>
        {comment && !comment.isOpen && (
          <Button onPress={comment.onOpen}>
            <StickyNote size={14} aria-hidden="true" />
            {texts.composer.comment}
          </Button>
        )}
        {acts}
      </div>
    </>
  );
}
