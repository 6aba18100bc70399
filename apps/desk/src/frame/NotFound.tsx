import { EmptyState } from '../look/states.tsx';
import { Go } from '../look/Go.tsx';
import { texts } from '../texts/en.ts';
import styles from './NotFound.module.css';

/** What is not there and what one may not see look alike. */
export function NotFound({ homeHref, home }: { homeHref: string; home: string }) {
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{texts.notFound}</h1>
      <EmptyState
        next={
          <Go href={homeHref} className={styles.home}>
            {home}
          </Go>
        }
      >
        {texts.notFoundMore}
      </EmptyState>
    </div>
  );
}
