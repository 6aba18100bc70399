import { StickyNote } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { Button } from '../look/Button.tsx';
import { TextArea } from '../look/TextArea.tsx';
import { texts } from '../texts/en.ts';
import styles from './CommentBox.module.css';
import { isMoved } from './moved.ts';
import { isSendable, tooLong } from './room.ts';
import { isSendKey } from './sendKey.ts';

export interface CommentBoxProps {
  text: string;
  onText(text: string, isMoved?: boolean): void;
  onSend(): void;
  onClose(): void;
  onFocus?(): void;
  /** Colleagues by an at sign. */
  assist?: ReactNode;
  field?: RefObject<HTMLTextAreaElement | null>;
  language?: string | null;
}

/** An internal comment: named, coloured and placed so that it cannot be taken for the reply. */
export function CommentBox({ text, onText, onSend, onClose, onFocus, assist, field, language }: CommentBoxProps) {
  const send = () => isSendable(text) && onSend();
  return (
    <div className={styles.box}>
      <p className={styles.mark}>
        <StickyNote size={13} aria-hidden="true" />
        {texts.composer.commentBox}
      </p>
      {assist}
      <TextArea
        ref={field}
        spellCheck
        lang={language ?? undefined}
        name={texts.composer.commentBox}
        look="bare"
        takesFocus
        placeholder={texts.composer.commentPlaceholder}
        value={text}
        onChange={(event) => onText(event.currentTarget.value, isMoved(event))}
        onFocus={onFocus}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (!isSendKey(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <div className={styles.acts}>
        <output className={styles.note}>{tooLong(text)}</output>
        <Button variant="quiet" size="small" onPress={onClose}>
          {texts.cancel}
        </Button>
        <Button size="small" onPress={send} isDisabled={!isSendable(text)}>
          {texts.composer.comment}
        </Button>
      </div>
    </div>
  );
}
