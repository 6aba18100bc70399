import { Go } from '../look/Go.tsx';
import { texts } from '../texts/en.ts';
import styles from './InboxList.module.css';

export interface InboxLine {
  id: string;
  name: string;
  count: number;
  href: string;
  isOpen?: boolean;
}

interface InboxListProps {
  /** "Inboxes", or on a watched desk whose they are. */
  heading: string;
  inboxes: readonly InboxLine[];
}

export function InboxList({ heading, inboxes }: InboxListProps) {
  return (
    <div className={styles.place}>
      <h2 className={styles.heading}>{heading}</h2>
      <ul aria-label={texts.desk.inboxes}>
        {inboxes.map(({ id, name, count, href, isOpen }) => (
          <li key={id}>
            <Go className={styles.inbox} href={href} aria-current={isOpen ? 'true' : undefined}>
              <bdi>{name}</bdi>
              <span>{count}</span>
            </Go>
          </li>
        ))}
      </ul>
    </div>
  );
}
