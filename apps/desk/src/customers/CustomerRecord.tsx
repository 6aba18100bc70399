import { X } from 'lucide-react';
import { Avatar } from '../look/Avatar.tsx';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { texts } from '../texts/en.ts';
import { clockOrDay } from '../texts/times.ts';
import styles from './CustomerRecord.module.css';

export interface CustomerRecordProps {
  customer: {
    id: string;
    name: string;
    /** In the viewer's language, as a sentence has it: "2023", "today". */
    since: string;
    language: string | null;
    identities: readonly { channelName: string; what: string }[];
  };
  /** Their interactions, newest first. */
  interactions: readonly { id: string; text: string; at: number; isOpen: boolean }[];
  onClose?(): void;
}

/** One person, read-only. */
export function CustomerRecord({ customer, interactions, onClose }: CustomerRecordProps) {
  const now = useMinute();
  const open = interactions.filter((interaction) => interaction.isOpen).length;
  return (
    <section className={styles.record} aria-label={texts.customer.record}>
      <header className={styles.head}>
        <Avatar id={customer.id} name={customer.name} size="large" />
        <div className={styles.who}>
          <h2 className={styles.name} dir="auto">
            {customer.name}
          </h2>
          <p className={styles.facts}>
            {texts.customer.since(customer.since)}
            <br />
            {texts.customer.open(open)} · {texts.customer.closed(interactions.length - open)}
          </p>
        </div>
        {onClose && (
          <Button variant="quiet" size="icon" aria-label={texts.close} onPress={onClose}>
            <X size={16} aria-hidden="true" />
          </Button>
        )}
      </header>
      <h3 className={styles.heading}>{texts.customer.identities}</h3>
      <dl className={styles.pairs}>
        {customer.identities.map(({ channelName, what }) => (
          <div key={`${channelName} ${what}`}>
            <dt>{channelName}</dt>
            <dd dir="auto">{what}</dd>
          </div>
        ))}
        {customer.language && (
          <div>
            <dt>{texts.customer.language}</dt>
            <dd>{customer.language}</dd>
          </div>
        )}
      </dl>
      {interactions.length > 0 && (
        <>
          <h3 className={styles.heading}>{texts.customer.interactions}</h3>
          <ul className={styles.lines}>
            {interactions.map(({ id, text, at }) => (
              <li key={id}>
                <bdi>{text}</bdi>
                <time>{clockOrDay(at, now)}</time>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
