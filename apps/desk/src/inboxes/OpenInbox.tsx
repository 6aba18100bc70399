import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { InteractionList } from '../interactions/InteractionList.tsx';
import { Go } from '../look/Go.tsx';
import { texts } from '../texts/en.ts';
import styles from './OpenInbox.module.css';

interface OpenInboxProps {
  name: string;
  /** Back to the tabs. */
  backHref: string;
  count: number;
  children: ReactNode;
}

/** An inbox in the place of the tabs: what is in it, and the way back. */
export function OpenInbox({ name, backHref, count, children }: OpenInboxProps) {
  return (
    <section aria-label={name}>
      <header className={styles.head}>
        <Go href={backHref} className={styles.back} aria-label={texts.back}>
          <ArrowLeft size={16} aria-hidden="true" />
        </Go>
        <h2>
          <bdi>{name}</bdi> {count}
        </h2>
      </header>
      <InteractionList name={name} isEmpty={count === 0} empty={texts.desk.nothingInInbox}>
        {children}
      </InteractionList>
    </section>
  );
}
