import { useEffect, useId, useRef } from 'react';
import { useCategories } from '../categories/known.ts';
import { dispositionsOf } from '../categories/tree.ts';
import { texts } from '../texts/en.ts';
import styles from './acts.module.css';

interface DispositionFieldsProps {
  /** None is chosen beforehand, not the last one either: it would be taken unread. */
  disposition: string | null;
  onDisposition(id: string): void;
}

/** What came of it: one of the dispositions, by arrow keys or click. */
export function DispositionFields({ disposition, onDisposition }: DispositionFieldsProps) {
  const radio = useId();
  const box = useRef<HTMLDivElement>(null);
  const { tree } = useCategories();
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={box} className={styles.targets} role="radiogroup" aria-label={texts.complete.disposition}>
      {dispositionsOf(tree).map(({ id, name, above }) => (
        <label key={id} className={styles.target}>
          <input type="radio" name={radio} checked={disposition === id} onChange={() => onDisposition(id)} />
          <bdi>{name}</bdi>
          {above.length > 1 && <small className={styles.more}>{above.slice(1).join(' › ')}</small>}
        </label>
      ))}
    </div>
  );
}
