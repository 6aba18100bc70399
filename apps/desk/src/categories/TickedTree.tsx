// The tree with a box on each line, kind by kind. One stop for the Tab key; arrows, Home and End walk the lines.
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { walk } from '../look/roving.ts';
import { texts } from '../texts/en-categories.ts';
import styles from './CategoriesWindow.module.css';
import { PurposeMark } from './PurposeMark.tsx';
import { pathOf, purposes, type Branch } from './tree.ts';

interface TickedTreeProps {
  lines: readonly Branch[];
  /** Found ones: with their path, without the levels. */
  isFlat: boolean;
  chosen: readonly string[];
  /** Absent: to read only. */
  onTick?(id: string, isOn: boolean): void;
}

export function TickedTree({ lines, isFlat, chosen, onTick }: TickedTreeProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState<string | null>(null);
  const stop = lines.some(({ id }) => id === last) ? last : lines[0]?.id;
  const onKey = (event: KeyboardEvent) => {
    const all = [...(box.current?.querySelectorAll('input') ?? [])];
    const to = walk({
      key: event.key,
      from: all.indexOf(event.target as HTMLInputElement),
      count: all.length,
      along: 'column',
    });
    if (to === null) return;
    event.preventDefault();
    all[to]?.focus();
  };
  return (
    <div ref={box} role="group" className={styles.tree} aria-label={texts.tree} onKeyDown={onKey}>
      {purposes.map((purpose) => {
        const here = lines.filter((line) => line.purpose === purpose);
        if (here.length === 0) return null;
        const { name, more } = texts.purposes[purpose];
        return (
          <div
            key={purpose}
            role="group"
            aria-labelledby={`${id}-${purpose}`}
            className={styles.kind}
            data-purpose={purpose}
          >
            <h3 id={`${id}-${purpose}`} className={styles.legend}>
              <PurposeMark purpose={purpose} />
              {name} <small>{more}</small>
            </h3>
            {here.map((line) => (
              <label
                key={line.id}
                className={styles.line}
                data-chosen={chosen.includes(line.id)}
                style={{ paddingInlineStart: 8 + (isFlat ? 0 : line.above.length * 20) }}
              >
                <input
                  type="checkbox"
                  aria-label={pathOf(line)}
                  checked={chosen.includes(line.id)}
                  disabled={!onTick}
                  tabIndex={line.id === stop ? 0 : -1}
                  onFocus={() => setLast(line.id)}
                  onChange={(event) => onTick?.(line.id, event.currentTarget.checked)}
                />
                <bdi>{line.name}</bdi>
                {isFlat && line.above.length > 0 && <small>{line.above.join(' › ')}</small>}
              </label>
            ))}
          </div>
        );
      })}
    </div>
  );
}
