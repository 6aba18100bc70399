// What happened to the open interaction, newest first and live: the same on the agent's own desk and on a watched one.
import type { ViewHandle } from '@oriel/client';
import { entriesOrder } from '@oriel/domain';
import { X } from 'lucide-react';
import { Fragment } from 'react';
import { ClosedPart } from '../app/NotFound.tsx';
import { useCategories } from '../categories/known.ts';
import { namesOf } from '../categories/tree.ts';
import { useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { Said } from '../look/Said.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import { clock, dayAndClock, dayName, dayOf } from '../texts/times.ts';
import { activityOf, type ActivityLine } from './activity.ts';
import styles from './OpenActivity.module.css';
import { useEarlier } from './useEarlier.ts';

interface OpenActivityProps {
  interaction: string;
  via: ViewHandle | undefined;
  onClose(): void;
}

export function OpenActivity({ interaction, via, onClose }: OpenActivityProps) {
  const view = useView({ view: 'activity', interaction }, via);
  return (
    <section className={styles.activity} aria-label={texts.activity.title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{texts.activity.title}</h2>
        <Button variant="quiet" size="icon" aria-label={texts.close} onPress={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      {view ? <Lines view={view} interaction={interaction} via={via} /> : <Skeleton name={texts.loading} />}
    </section>
  );
}

function Lines({ view, interaction, via }: Omit<OpenActivityProps, 'onClose'> & { view: ViewHandle }) {
  const { tree } = useCategories();
  const now = useMinute();
  const status = useSignal(view.status);
  const newest = useComputed(() => entriesOrder(view.all('entry')), [view]);
  const customer = useComputed(() => view.one('interaction', interaction)?.customerName ?? '', [view, interaction]);
  const earlier = useEarlier(view, newest, (before) => ({ view: 'activity', interaction, before }), via);
  if (status.is === 'closed') return <ClosedPart why={status.why} />;
  if (status.is === 'opening') return <Skeleton name={texts.loading} />;
  const lines = activityOf([...earlier.entries, ...newest], customer, (ids) => namesOf(tree, ids));
  return (
    <>
      <ol className={styles.lines}>
        {lines.map((line, index) => (
          <Fragment key={line.id}>
            {dayOf(line.at) !== dayOf(lines[index - 1]?.at ?? 0) && (
              <li className={styles.day}>{dayName(line.at, now)}</li>
            )}
            <li className={styles.line}>
              <bdi className={styles.text}>{line.text}</bdi>
              <When {...line} />
            </li>
          </Fragment>
        ))}
      </ol>
      {earlier.hasMore && (
        <Button size="small" onPress={earlier.load} isDisabled={earlier.isLoading}>
          {texts.activity.older}
        </Button>
      )}
    </>
  );
}

/** The time of day to eyes, the whole moment to a pointer that rests on it and to who listens. */
function When({ at, until }: Pick<ActivityLine, 'at' | 'until'>) {
  const { until: fromTo } = texts.activity;
  const [seen, whole] =
    clock(at) === clock(until)
      ? [clock(at), dayAndClock(at)]
      : [fromTo(clock(at), clock(until)), fromTo(dayAndClock(at), dayAndClock(until))];
  return (
    <time className={styles.when} dateTime={new Date(at).toISOString()} title={whole}>
      <span aria-hidden="true">{seen}</span>
      <Said>{whole}</Said>
    </time>
  );
}
