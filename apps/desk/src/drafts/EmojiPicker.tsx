// Emoji by name. The names come with the product (docs/decisions/emoji.md); nothing is fetched when it is used.
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { SearchField } from '../look/SearchField.tsx';
import { texts } from '../texts/en.ts';
import { foundEmoji, keepRecent, recentEmoji } from './emoji.ts';
import styles from './EmojiPicker.module.css';

/** As many in a row as the style sheet has columns. */
const columns = 8;
/** What is drawn at first, and added each time one comes near the end. */
const step = 160;

export default function EmojiPicker({ onChoose }: { onChoose(emoji: string): void }) {
  const id = useId();
  const [sought, setSought] = useState('');
  const [active, setActive] = useState(0);
  const [drawn, setDrawn] = useState(step);
  const recent = useMemo(() => recentEmoji(), []);
  const found = useMemo(() => foundEmoji(sought, recent), [sought, recent]);
  const shown = found.slice(0, Math.max(drawn, active + columns + 1));

  const choose = (emoji: string) => {
    keepRecent(emoji);
    onChoose(emoji);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const by = {
      ArrowDown: columns,
      ArrowUp: -columns,
      ArrowRight: isRightToLeft ? -1 : 1,
      ArrowLeft: isRightToLeft ? 1 : -1,
    }[event.key];
    if (by !== undefined) {
      const next = Math.min(Math.max(active + by, 0), found.length - 1);
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && found[active]) choose(found[active].emoji);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <SearchField
        placeholder={texts.composer.emojiSearch}
        text={sought}
        onText={(text) => {
          setSought(text);
          setActive(0);
          setDrawn(step);
        }}
        field={{
          role: 'combobox',
          'aria-label': texts.composer.emojiSearch,
          'aria-expanded': true,
          'aria-controls': id,
          'aria-activedescendant': found[active] && `${id}-${active}`,
          autoFocus: true,
          onKeyDown: press,
        }}
      />
      <div
        id={id}
        role="listbox"
        aria-label={texts.composer.emoji}
        className={styles.grid}
        onScroll={({ currentTarget: box }) => {
          if (box.scrollTop + 2 * box.clientHeight > box.scrollHeight) setDrawn((count) => count + step);
        }}
      >
        {shown.map(({ emoji, name }, at) => (
          // The keys are pressed in the field above, which names the chosen one.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <span
            key={emoji}
            role="option"
            id={`${id}-${at}`}
            aria-selected={at === active}
            aria-label={name}
            title={name}
            className={styles.emoji}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(emoji)}
          >
            {emoji}
          </span>
        ))}
      </div>
      <output className={styles.name}>{found[active]?.name ?? texts.composer.noEmoji}</output>
    </>
  );
}
