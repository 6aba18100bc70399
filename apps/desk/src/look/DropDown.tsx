import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { texts } from '../texts/en.ts';
import styles from './DropDown.module.css';
import { walk } from './roving.ts';

export interface Choice {
  id: string;
  /** What one types to find it. */
  text: string;
  content?: ReactNode;
}

interface DropDownProps {
  name: string;
  /** What the button shows; the place it lies in is the caller's. */
  children?: ReactNode;
  className?: string;
  choices: readonly Choice[];
  chosen?: string;
  /** For choices that are read only when somebody wants to see them: none yet is a list on its way. */
  onOpenChange?(isOpen: boolean): void;
  onChoose(id: string): void;
}

/** A button and its menu, by the pattern of ARIA: arrows, Home and End, first letters, Esc. */
export function DropDown({ name, children, className, choices, chosen, onOpenChange, onChoose }: DropDownProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLUListElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const isRead = choices.length > 0;
  const setOpen = (open: boolean) => {
    setIsOpen(open);
    onOpenChange?.(open);
  };
  const items = () => [...(menu.current?.querySelectorAll('button') ?? [])];

  useEffect(() => {
    if (!isOpen) return undefined;
    const leave = (event: PointerEvent) => place.current?.contains(event.target as Node) || setOpen(false);
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  });

  useEffect(() => {
    if (isOpen && isRead) (menu.current?.querySelector<HTMLElement>('[aria-current]') ?? items()[0])?.focus();
  }, [isOpen, isRead]);

  const close = () => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      return close();
    }
    const all = items();
    const from = all.indexOf(document.activeElement as HTMLButtonElement);
    const typed = event.key.toLocaleLowerCase();
    const after = [...all.slice(from + 1), ...all.slice(0, from + 1)];
    const at = walk({ key: event.key, from, count: all.length, along: 'column' });
    const to = at === null ? after.find((item) => item.dataset['text']?.startsWith(typed)) : all[at];
    if (!to) return undefined;
    event.preventDefault();
    return to.focus();
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget && !place.current?.contains(relatedTarget)) setOpen(false);
  };

  return (
    <div ref={place} className={styles.place} onBlur={onBlur}>
      <button
        type="button"
        className={className}
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== (isOpen ? 'Escape' : 'ArrowDown')) return;
          event.preventDefault();
          setOpen(!isOpen);
        }}
      >
        {children}
      </button>
      {isOpen && (
        <ul ref={menu} id={id} className={styles.menu} role="menu" aria-label={name} aria-busy={!isRead}>
          {!isRead && (
            <li role="none" className={styles.item}>
              {texts.loading}
            </li>
          )}
          {choices.map((choice) => (
            <li key={choice.id} role="none">
              <button
                type="button"
                role="menuitem"
                className={styles.item}
                tabIndex={-1}
                data-text={choice.text.toLocaleLowerCase()}
                aria-current={choice.id === chosen ? 'true' : undefined}
                onKeyDown={onKey}
                onClick={() => {
                  close();
                  onChoose(choice.id);
                }}
              >
                {choice.content ?? <bdi>{choice.text}</bdi>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
