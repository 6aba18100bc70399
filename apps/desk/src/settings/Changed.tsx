import type { ViewHandle } from '@oriel/client';
import { useMinute } from '../look/clock.tsx';
import { useComputed } from '../live/signals.ts';
import { texts } from '../texts/en-settings.ts';
import styles from './Settings.module.css';

/** Who changed it last, and when. */
export function Changed({ view, id }: { view: ViewHandle; id: string }) {
  const now = useMinute();
  const changed = useComputed(() => view.one('changed', id), [view, id]);
  if (!changed) return null;
  return (
    <small className={styles.changed}>
      <time dateTime={new Date(changed.at).toISOString()}>
        {texts.changed(changed.by?.name ?? null, changed.at, now)}
      </time>
    </small>
  );
}
