import type { InputHTMLAttributes } from 'react';
import { Search } from 'lucide-react';
import { texts } from '../texts/en.ts';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  /** What is searched: "Search agents, customers…" */
  placeholder: string;
  text: string;
  onText(text: string): void;
  /** Where it leads a list: what the field says of it, and the keys that walk it. */
  field?: InputHTMLAttributes<HTMLInputElement>;
}

/** The key / goes here; Esc empties it. */
export function SearchField({ placeholder, text, onText, field }: SearchFieldProps) {
  return (
    <span className={styles.search}>
      <Search size={14} aria-hidden="true" />
      <input
        type="search"
        dir="auto"
        aria-label={texts.keyboard.search}
        placeholder={placeholder}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onText('')}
        {...field}
      />
    </span>
  );
}
