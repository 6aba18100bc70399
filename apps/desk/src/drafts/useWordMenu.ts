// A list that is called by a sign at the start of a word, over a field that keeps the focus. What it costs with every
// key is a look at the few characters before the caret. It listens at the field itself, before whatever the page does
// with a key: what was for the list is nobody else's.
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import type { ChoicesKeys } from '../look/Choices.tsx';
import { insertInto } from './insert.ts';
import { wordAt, type Sign, type Word } from './word.ts';

export type Field = RefObject<HTMLTextAreaElement | null>;

/** What a list needs of its field. */
export interface WordMenu {
  id: string;
  word: Word;
  keys: RefObject<ChoicesKeys | null>;
  onActive(element: string | undefined): void;
  /** Puts the text in the place of the word. */
  onInsert(text: string): void;
}

/** The list there is to show now; null: none is called. */
export function useWordMenu(field: Field, sign: Sign): WordMenu | null {
  const id = useId();
  const [word, setWord] = useState<Word | null>(null);
  const [active, setActive] = useState<string>();
  const keys = useRef<ChoicesKeys>(null);
  /** Where the word begins whose list was sent away. */
  const sentAway = useRef<number | null>(null);

  useEffect(() => {
    const area = field.current;
    if (!area) return undefined;
    const look = () => {
      const isCalled = !area.readOnly && area.selectionStart === area.selectionEnd;
      const found = isCalled ? wordAt(area.value, area.selectionStart, sign) : null;
      if (found?.from !== sentAway.current) sentAway.current = null;
      const next = found && sentAway.current === null ? found : null;
      setWord((now) => (now?.from === next?.from && now?.text === next?.text ? now : next));
    };
    const leave = () => setWord(null);
    const moves = ['input', 'keyup', 'click', 'focus'] as const;
    for (const move of moves) area.addEventListener(move, look);
    area.addEventListener('blur', leave);
    // The list comes after the field: a word may stand there already.
    if (document.activeElement === area) look();
    return () => {
      for (const move of moves) area.removeEventListener(move, look);
      area.removeEventListener('blur', leave);
    };
  }, [field, sign]);

  useEffect(() => {
    const area = field.current;
    if (!area || !word) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.key === 'Escape') {
        sentAway.current = word.from;
        setWord(null);
        // Enter before the list is there: what is half a shortcut is not sent to a customer.
      } else if (keys.current ? !keys.current.press(event.key) : sign !== '/' || event.key !== 'Enter') return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    area.addEventListener('keydown', press);
    return () => area.removeEventListener('keydown', press);
  }, [field, word, sign]);

  useEffect(() => {
    const area = field.current;
    if (!area || !word) return undefined;
    const said = { 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-activedescendant': active };
    for (const [name, value] of Object.entries(said)) if (value !== undefined) area.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(said)) area.removeAttribute(name);
    };
  }, [field, word, id, active]);

  const onInsert = (text: string) => {
    const area = field.current;
    const found = area && wordAt(area.value, area.selectionStart, sign);
    setWord(null);
    if (found) insertInto(area, found, text);
  };
  return word && { id, word, keys, onActive: setActive, onInsert };
}
