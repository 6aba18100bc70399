// The list of saved replies over the reply, for the word behind the slash. Loaded when it is first called.
import type { ViewHandle } from '@oriel/client';
import { useMemo } from 'react';
import { useComputed, useSignal } from '../live/signals.ts';
import { Choices } from '../look/Choices.tsx';
import { texts } from '../texts/en.ts';
import { foundReplies, searchable } from './foundReplies.ts';
import { fill, type Values } from './placeholders.ts';
import styles from './ReplyAssist.module.css';
import type { WordMenu } from './useWordMenu.ts';

interface SavedRepliesProps {
  menu: WordMenu;
  replies: ViewHandle;
  language: string | null;
  values: Values;
  onGaps(gaps: readonly string[]): void;
}

export default function SavedReplies({ menu, replies: view, language, values, onGaps }: SavedRepliesProps) {
  const status = useSignal(view.status);
  const replies = useComputed(() => view.all('savedReply'), [view]);
  const ready = useMemo(() => searchable(replies), [replies]);
  const found = useMemo(() => foundReplies(ready, menu.word.text, language), [ready, menu.word.text, language]);
  const choices = useMemo(
    () =>
      found.map(({ id, title, shortcut, text, language: lang }) => ({
        id,
        title,
        aside: `/${shortcut}`,
        more: fill(text, values).text,
        ...(lang && { lang }),
      })),
    [found, values],
  );
  const choose = (id: string) => {
    const reply = found.find((each) => each.id === id);
    if (!reply) return;
    const { text, gaps } = fill(reply.text, values);
    menu.onInsert(text);
    onGaps(gaps);
  };
  return (
    <div className={styles.menu}>
      <Choices
        id={menu.id}
        name={texts.composer.savedReplies}
        choices={choices}
        onChoose={choose}
        onActive={menu.onActive}
        empty={status.is === 'opening' ? texts.loading : texts.composer.noSavedReply}
        keys={menu.keys}
      />
    </div>
  );
}
