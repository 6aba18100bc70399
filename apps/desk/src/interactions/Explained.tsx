// The explanation itself: why it waits, how urgent it is, why nobody has it; and the last time it rang, why there.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { ClosedPart } from '../app/NotFound.tsx';
import { useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { useSecond } from '../look/clock.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-why.ts';
import { clock } from '../texts/times.ts';
import styles from './Explained.module.css';
import { whyItWaits } from './whyItWaits.ts';

interface ExplainedProps {
  interaction: string;
  via: ViewHandle | undefined;
}

export function Explained({ interaction, via }: ExplainedProps) {
  const view = useView({ view: 'why', interaction }, via);
  return view ? <Loaded view={view} interaction={interaction} /> : <Skeleton name={common.loading} rows={3} />;
}

function Loaded({ view, interaction }: { view: ViewHandle; interaction: string }) {
  const status = useSignal(view.status);
  const why = useComputed(() => view.one('why', interaction), [view, interaction]);
  if (status.is === 'closed') return <ClosedPart why={status.why} />;
  if (!why) return <Skeleton name={common.loading} rows={3} />;
  return (
    <>
      {why.wait && <Waiting wait={why.wait} />}
      {why.given ? <Given given={why.given} /> : !why.wait && <p className={styles.text}>{texts.nothing}</p>}
    </>
  );
}

type Why = EntityOf<'why'>;

function Waiting({ wait }: { wait: NonNullable<Why['wait']> }) {
  const now = useSecond();
  const { points, colleagues, others, overdueAt } = wait;
  const parts = [
    texts.age(count(points.age)),
    points.priority !== 0 && texts.priority(count(points.priority)),
    points.boost !== 0 && texts.boost(count(points.boost)),
  ].filter((part) => part !== false);
  const not = (reasons: readonly (keyof typeof texts.not)[]) => reasons.map((each) => texts.not[each]).join(', ');
  return (
    <>
      <p className={styles.text}>{sentenceOf(wait)}</p>
      <p className={styles.small}>
        {texts.place(wait.place, wait.of)}{' '}
        {texts.urgency(count(points.age + points.priority + points.boost), parts.join(', '))}{' '}
        {overdueAt > now ? texts.overdue(clock(overdueAt)) : texts.isOverdue}
      </p>
      <h3 className={styles.heading}>{texts.whyNot}</h3>
      <ul className={styles.list}>
        {colleagues.map(({ id, name, not: reasons }) => (
          <li key={id}>
            <bdi>{texts.team(name, not(reasons))}</bdi>
          </li>
        ))}
        {others.map(({ not: reason, count: many }) => (
          <li key={reason}>{texts.others(many, not([reason]))}</li>
        ))}
        {colleagues.length + others.length === 0 && <li>{texts.nobody}</li>}
      </ul>
    </>
  );
}

function sentenceOf(wait: NonNullable<Why['wait']>): string {
  if (wait.why === 'soon') return texts.soon;
  if (wait.why === 'kept') return texts.keptFor(wait.keptFor?.name ?? '', wait.until === null ? '' : clock(wait.until));
  return texts.sentence(whyItWaits(wait) ?? '');
}

function Given({ given }: { given: NonNullable<Why['given']> }) {
  const { agent, at, reason, load, points } = given;
  return (
    <p className={styles.small}>
      <bdi>{texts.given(agent.name, clock(at), common.conversation.event.reason[reason])}</bdi>
      {load !== null && ` ${texts.load(load)}`}
      {points !== null && ` ${texts.points(count(points))}`}
    </p>
  );
}

const count = (points: number): string => points.toLocaleString('en', { maximumFractionDigits: 1 });
