import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { walk } from './roving.ts';
import styles from './Tabs.module.css';

interface TabsProps<Id extends string> {
  name: string;
  tabs: readonly { id: Id; name: string; count?: number }[];
  chosen: Id;
  onChoose(id: Id): void;
  /** What the chosen tab shows. */
  children: ReactNode;
}

/** Own, by the pattern of ARIA: the library's brings its collections, 13 kB, for two or three buttons. */
export function Tabs<Id extends string>({ name, tabs, chosen, onChoose, children }: TabsProps<Id>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const isRightToLeft = list.current !== null && getComputedStyle(list.current).direction === 'rtl';
    const from = tabs.findIndex((tab) => tab.id === chosen);
    const to = walk({ key: event.key, from, count: tabs.length, along: 'row', isRightToLeft });
    const next = to === null ? undefined : tabs[to];
    if (to === null || !next) return;
    event.preventDefault();
    onChoose(next.id);
    (list.current?.children[to] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className={styles.tabs}>
      <div className={styles.list} role="tablist" aria-label={name} ref={list}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            className={styles.tab}
            aria-selected={tab.id === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
            onKeyDown={move}
          >
            {tab.name}
            {tab.count !== undefined && ` ${tab.count}`}
          </button>
        ))}
      </div>
      <div className={styles.panel} role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </div>
  );
}
