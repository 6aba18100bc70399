import { X } from 'lucide-react';
import { texts } from '../texts/en-categories.ts';
import styles from './CategoriesWindow.module.css';
import { PurposeMark } from './PurposeMark.tsx';
import { pathOf, type Branch } from './tree.ts';

interface ChosenProps {
  lines: readonly Branch[];
  /** Absent: to read only. */
  onRemove?(id: string): void;
}

/** What is chosen, at a glance, however long the tree. */
export function Chosen({ lines, onRemove }: ChosenProps) {
  if (lines.length === 0) return <p className={styles.more}>{texts.nothingChosen}</p>;
  return (
    <ul className={styles.chosen} aria-label={texts.chosen}>
      {lines.map((line) => (
        <li key={line.id} className={styles.chip} data-purpose={line.purpose} title={pathOf(line)}>
          <PurposeMark purpose={line.purpose} />
          <bdi>{line.name}</bdi>
          {onRemove && (
            <button type="button" aria-label={texts.remove(line.name)} onClick={() => onRemove(line.id)}>
              <X size={13} aria-hidden="true" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
