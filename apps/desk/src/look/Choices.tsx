import { useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import styles from './Choices.module.css';
import { walk } from './roving.ts';

export interface Choice {
  id: string;
  title: ReactNode;
  /** What one would have typed. */
  aside?: string;
  /** A line of what it brings. */
  more?: string;
  lang?: string;
}

/** Keys pressed elsewhere, in the field that has the focus. True: it was for the list. */
export interface ChoicesKeys {
  press(key: string): boolean;
}

interface ChoicesProps {
  id: string;
  name: string;
  choices: readonly Choice[];
  onChoose(id: string): void;
  /** The element that is chosen by Enter, for the field to name; undefined: there is none. */
  onActive(element: string | undefined): void;
  empty: string;
  keys: Ref<ChoicesKeys>;
}

/** A list beside a field: the focus stays in the field, arrows walk the list, Enter takes, and so does the pointer. */
export function Choices({ id, name, choices, onChoose, onActive, empty, keys }: ChoicesProps) {
  const [active, setActive] = useState(0);
  const [of, setOf] = useState(choices);
  const list = useRef<HTMLDivElement>(null);
  if (of !== choices) {
    setOf(choices);
    setActive(0);
  }
  const chosen = choices[active];
  const element = chosen && `${id}-${active}`;
  useEffect(() => onActive(element), [onActive, element]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [element]);
  useImperativeHandle(keys, () => ({
    press: (key) => {
      if ((key === 'Enter' || key === 'Tab') && chosen) {
        onChoose(chosen.id);
        return true;
      }
      if (key === 'Home' || key === 'End') return false;
      const next = walk({ key, from: active, count: choices.length, along: 'column' });
      if (next === null) return false;
      setActive(next);
      return true;
    },
  }));

  return (
    <div className={styles.list}>
      <div ref={list} role="listbox" id={id} aria-label={name} className={styles.choices}>
        {choices.map(({ id: choice, title, aside, more, lang }, at) => (
          // The keys are pressed in the field, which names the chosen one.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={choice}
            role="option"
            id={`${id}-${at}`}
            aria-selected={at === active}
            className={styles.choice}
            // The focus stays where one writes.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(choice)}
          >
            <span className={styles.head}>
              <span className={styles.title} lang={lang} dir="auto">
                {title}
              </span>
              {aside && <span className={styles.aside}>{aside}</span>}
            </span>
            {more && (
              <span className={styles.more} lang={lang} dir="auto">
                {more}
              </span>
            )}
          </div>
        ))}
      </div>
      <output className={choices.length === 0 ? styles.empty : styles.said}>
        {choices.length === 0 ? empty : `${name}: ${choices.length}`}
      </output>
    </div>
  );
}
