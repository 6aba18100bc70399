// Colleagues by an at sign, over a comment: those who may read the interaction. Who they are is asked for when the sign is
// first written, and kept for whoever sends the comment.
import type { ViewHandle } from '@oriel/client';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';
import { Choices } from '../look/Choices.tsx';
import { texts } from '../texts/en.ts';
import { plain } from './foundReplies.ts';
import type { Reader } from './mentions.ts';
import styles from './ReplyAssist.module.css';
import { useWordMenu, type Field } from './useWordMenu.ts';

export interface MentionAssistProps {
  field: Field;
  text: string;
  interaction: string;
  via?: ViewHandle;
  /** As they become known, for whoever sends the comment. */
  onReaders(readers: readonly Reader[]): void;
  /** In a panel, which would cut off what stands over it. */
  isWithin?: boolean;
}

const none: readonly Reader[] = [];

export default function MentionAssist({ field, text, interaction, via, onReaders, isWithin }: MentionAssistProps) {
  const menu = useWordMenu(field, '@');
  const [isCalled, setCalled] = useState(false);
  // Also what was written before the page was loaded again.
  if (!isCalled && text.includes('@')) setCalled(true);
  const view = useView(isCalled ? { view: 'readers', interaction } : null, via);
  const known = useComputed(() => view?.all('colleague') ?? none, [view]);
  const [lastChosen, setLastChosen] = useState<string>();
  const tell = useEffectEvent(onReaders);
  useEffect(() => {
    tell(known.toSorted((a, b) => Number(b.id === lastChosen) - Number(a.id === lastChosen)));
  }, [known, lastChosen]);
  const sought = plain(menu?.word.text ?? '');
  const choices = useMemo(
    () =>
      known
        .filter(({ name }) =>
          plain(name)
            .split(/\s+/)
            .some((_, at, words) => words.slice(at).join(' ').startsWith(sought)),
        )
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map(({ id, name }) => ({ id, title: name })),
    [known, sought],
  );
  // What nobody is called is a word like any other.
  if (!menu || !view || (sought !== '' && choices.length === 0)) return null;
  return (
    <div className={styles.menu} data-within={isWithin}>
      <Choices
        id={menu.id}
        name={texts.composer.colleagues}
        choices={choices}
        onChoose={(id) => {
          const name = known.find((each) => each.id === id)?.name ?? '';
          setLastChosen(id);
          menu.onInsert(`@${name} `);
        }}
        onActive={menu.onActive}
        empty={texts.composer.noColleague}
        keys={menu.keys}
      />
    </div>
  );
}
