import { useRef, type ReactNode } from 'react';
import styles from './DeskFrame.module.css';
import { useKeptFocus } from './useKeptFocus.ts';

export interface DeskFrameProps {
  list: ReactNode;
  /** Stays below the list, whatever its length. */
  underList?: ReactNode;
  middle: ReactNode;
  /** The customer's record. Null: closed. On a small screen it lies over the middle. */
  record: ReactNode | null;
  /** Where there is room for one column only, which of the two. */
  shows: 'list' | 'middle';
  bar?: ReactNode;
}

/** The places of a desk: the same for the agent whose it is and for whoever looks. */
export function DeskFrame({ list, underList, middle, record, shows, bar }: DeskFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  useKeptFocus(frame);
  return (
    <div className={styles.frame} ref={frame}>
      {bar}
      <div className={styles.columns} data-shows={shows} data-record={record !== null}>
        <div className={styles.list}>
          <div className={styles.scroll}>{list}</div>
          {underList && <div className={styles.under}>{underList}</div>}
        </div>
        <div className={styles.middle}>{middle}</div>
        {record !== null && <div className={styles.record}>{record}</div>}
      </div>
    </div>
  );
}
