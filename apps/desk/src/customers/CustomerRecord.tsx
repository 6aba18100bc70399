import type { ViewHandle } from '@oriel/client';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useComputed } from '../live/signals.ts';
import { Avatar } from '../look/Avatar.tsx';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-record.ts';
import { dayName } from '../texts/times.ts';
import type { RecordHand } from './change.ts';
import styles from './CustomerRecord.module.css';
import { Fields } from './Fields.tsx';
import { Identities } from './Identities.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { Notes } from './Notes.tsx';
import { PastInteractions } from './PastInteractions.tsx';
import { interactionsIn, type ShownPerson } from './person.ts';
import { PossiblySame } from './PossiblySame.tsx';
import { Tags } from './Tags.tsx';

export interface RecordProps {
  interaction: string;
  /** Whose desk this is. */
  agent: string;
  hand: RecordHand;
  via: ViewHandle | undefined;
  /** The view `customer`. */
  view: ViewHandle;
  person: ShownPerson;
}

/** One person: what is known of them, and all that was with them. */
export function CustomerRecord({ onClose, ...record }: RecordProps & { onClose(): void }) {
  const { view, person, hand } = record;
  const now = useMinute();
  const theirs = useComputed(() => interactionsIn(view), [view]);
  const open = theirs.filter(({ state }) => state !== 'completed').length;
  /** Whom it is to be merged with: sought, or proposed. */
  const [merges, setMerges] = useState<'sought' | ShownPerson | null>(null);
  return (
    <section className={styles.record} aria-label={texts.record}>
      <header className={styles.head}>
        <Avatar id={person.first.id} name={person.name} size="large" />
        <div className={styles.who}>
          <h2 className={styles.name} dir="auto">
            {person.name}
          </h2>
          <p className={styles.facts}>
            {texts.since(dayName(person.since, now).toLowerCase())}
            <br />
            {texts.open(open)} · {texts.closed(theirs.length - open)}
          </p>
        </div>
        <Button variant="quiet" size="icon" aria-label={common.close} onPress={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      {hand.saveOwn && <PossiblySame key={reachedBy(person)} {...record} onCompare={setMerges} />}
      <Fields key={record.interaction} {...record} />
      <Tags {...record} />
      <Notes {...record} />
      <Identities {...record} />
      {hand.saveOwn && (
        <Button size="small" onPress={() => setMerges('sought')}>
          {texts.merge}
        </Button>
      )}
      <PastInteractions {...record} interactions={theirs} />
      {merges !== null && hand.saveOwn && (
        <MergeDialog
          {...record}
          saveOwn={hand.saveOwn}
          other={merges === 'sought' ? null : merges}
          onClose={() => setMerges(null)}
        />
      )}
    </section>
  );
}

/** What others may share with them, and who is known to be the same: asked again when it changes. */
const reachedBy = ({ records, fields }: ShownPerson): string =>
  JSON.stringify([
    records.map(({ id }) => id),
    fields.flatMap(({ field, text }) => (field === 'email' || field === 'phone' ? text : [])),
  ]);
