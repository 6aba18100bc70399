import { TriangleAlert } from 'lucide-react';
import { texts } from '../texts/en.ts';
import { clockToTheSecond } from '../texts/times.ts';
import styles from './Freshness.module.css';

/** Whether what one sees is now: "Live", or since when it is not. */
export function Freshness({ staleSince }: { staleSince: number | null }) {
  const isLive = staleSince === null;
  return (
    <output className={styles.freshness} data-live={isLive}>
      {isLive ? (
        texts.live
      ) : (
        <>
          <TriangleAlert size={13} aria-hidden="true" />
          {texts.staleSince(clockToTheSecond(staleSince))}
        </>
      )}
    </output>
  );
}
