import { useRef, type ReactNode } from 'react';
import styles from './DeskFrame.module.css';
import { useKeptFocus } from './useKeptFocus.ts';

export interface DeskFrameProps {
  list: ReactNode;
  /** Stays below the list, whatever its length. */
  underList?: ReactNode;
  middle: ReactNode;
  /** The customer's record, or the activity. Null: closed. On a small screen it lies over the middle. */
  beside: ReactNode | null;
  /** Where there is room for one column only, which of the two. */
  shows: 'list' | 'middle';
  bar?: ReactNode;
}

/** The places of a desk: the same for the agent whose it is and for whoever looks. */
export function DeskFrame({ list, underList, middle, beside, shows, bar }: DeskFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  useKeptFocus(frame);
  return (
    <div className={styles.frame} ref={frame}>
      {bar}
      <div className={styles.columns} data-shows={shows} data-beside={beside !== null}>
        <div className={styles.list}>
          <div className={styles.scroll}>{list}</div>
          {underList && <div className={styles.under}>{underList}</div>}
        </div>
        <div className={styles.middle}>{middle}</div>
        {beside !== null && <div className={styles.beside}>{beside}</div>}
      </div>
    </div>
  );
}
