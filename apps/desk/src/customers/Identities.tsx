import { personOfRecord } from '@oriel/domain';
import { useComputed } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { texts } from '../texts/en-record.ts';
import type { RecordProps } from './CustomerRecord.tsx';
import styles from './CustomerRecord.module.css';
import { joined, type CustomerEntity } from './person.ts';

/** On which channels somebody came, as whom. What was merged can be taken apart here. */
export function Identities({ interaction, hand, view, person: { records, first } }: RecordProps) {
  const own = useComputed(
    () => view.all('interaction').find(({ id }) => id === interaction)?.customer,
    [view, interaction],
  );
  const unmerge = (record: CustomerEntity) => {
    const apart = new Map(
      records.map((each) => [each.id, each.id === record.id ? { ...each, mergedInto: null } : each]),
    );
    const goes = personOfRecord(apart, record.id);
    const mine = goes.some(({ id }) => id === own) ? record.id : first.id;
    const name = joined(goes)?.name ?? '';
    void hand.saveOwn?.(interaction, { kind: 'unmerge', record: record.id, first: first.id, mine, name });
  };
  return (
    <>
      <h3 className={styles.heading}>{texts.identities}</h3>
      <ul className={styles.identities} aria-label={texts.identities}>
        {records.map((record) => {
          const name = joined([record])?.name ?? '';
          return (
            <li key={record.id}>
              <span>
                {record.channelName} · <bdi>{texts.cameAs(record.arrivedAs)}</bdi>
              </span>
              {record.id !== first.id && hand.saveOwn && (
                <Button size="small" aria-label={texts.unmergeOf(name)} onPress={() => unmerge(record)}>
                  {texts.unmerge}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
