import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';
import { texts } from '../texts/en-supervision.ts';
import styles from './ApprovalCount.module.css';

/** Beside the link to the page: how many replies wait. Live, wherever one is. */
export function ApprovalCount() {
  const view = useView({ view: 'approvals' });
  const count = useComputed(() => view?.all('submission').length ?? 0, [view]);
  return (
    count > 0 && (
      <>
        {' '}
        <b className={styles.count} aria-label={texts.approvals.count(count)}>
          {count}
        </b>
      </>
    )
  );
}
