// All that a row of the Agents table stands for, as a list of names and values: beside a name that the pointer rests on,
// or as a dialog where it was asked for. Live as the row is.
import { dayCounts } from '@oriel/domain';
import { useId, useMemo } from 'react';
import { Popover } from 'react-aria-components/Popover';
import type { ChipState } from '../interactions/InteractionChip.tsx';
import { useMinute } from '../look/clock.tsx';
import { CountingDown, CountingUp } from '../look/Counting.tsx';
import { Status } from '../look/Status.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import { clockFrom } from '../texts/times.ts';
import { apartText, type AgentLine } from './AgentRow.tsx';
import { figureOf } from './columns.ts';
import styles from './RowDetails.module.css';
import type { ShownDetails } from './useDetails.ts';

interface RowDetailsProps extends ShownDetails {
  line: AgentLine;
  groups: readonly string[];
  onClose(): void;
}

export function RowDetails({ line, groups, beside, isAsked, onClose }: RowDetailsProps) {
  const heading = useId();
  const place = useMemo(() => ({ current: beside }), [beside]);
  const content = (
    <>
      <h2 id={heading} className={styles.title}>
        <bdi>{line.name}</bdi>
      </h2>
      <List line={line} groups={groups} />
    </>
  );
  return (
    <Popover
      className={styles.details}
      triggerRef={place}
      placement="bottom start"
      offset={4}
      isOpen
      isNonModal={!isAsked}
      onOpenChange={(isOpen) => isOpen || onClose()}
      aria-labelledby={isAsked ? heading : undefined}
    >
      {/* It makes itself a dialog where it was asked for. */}
      {isAsked ? (
        <div className={styles.content}>{content}</div>
      ) : (
        <section className={styles.content} aria-labelledby={heading}>
          {content}
        </section>
      )}
    </Popover>
  );
}

function List({ line, groups }: Pick<RowDetailsProps, 'line' | 'groups'>) {
  const { status, load } = line;
  const now = useMinute();
  return (
    <dl className={styles.list}>
      <div>
        <dt>{texts.details.status}</dt>
        <dd>
          <Status is={status.is} reason={status.reason} />
        </dd>
      </div>
      {status.since !== null && (
        <div>
          <dt>{line.isConnected ? texts.details.since : texts.details.lastSeen}</dt>
          <dd>{clockFrom(now, status.since)}</dd>
        </div>
      )}
      {line.team && (
        <div>
          <dt>{texts.details.team}</dt>
          <dd>
            <bdi>{line.team}</bdi>
          </dd>
        </div>
      )}
      {groups.map((group, at) => {
        const held = load[at];
        return (
          held && (
            <div key={group}>
              <dt>{group}</dt>
              <dd>{[apartText(held), common.of(held.open, held.most)].filter(Boolean).join(' · ')}</dd>
            </div>
          )
        );
      })}
      {line.waitsSince !== null && (
        <div>
          <dt>{texts.columns.wait}</dt>
          <dd>
            <CountingUp since={line.waitsSince} />
          </dd>
        </div>
      )}
      {line.interactions.map(({ id, customer, state }) => (
        <div key={id} className={styles.interaction}>
          <dt>
            <bdi>{state.kind === 'blank' ? common.interaction.excluded : customer}</bdi>
          </dt>
          <dd>
            <State state={state} />
          </dd>
        </div>
      ))}
      {dayCounts.map((count) => (
        <div key={count} className={styles.count}>
          <dt>{texts.columns[count]}</dt>
          <dd>{figureOf(count, line.day)}</dd>
        </div>
      ))}
    </dl>
  );
}

function State({ state }: { state: ChipState }) {
  const words = common.interaction;
  if (state.kind === 'blank') return <>–</>;
  if (state.kind === 'ringing')
    return (
      <>
        {words.rings} <CountingDown until={state.until} />
      </>
    );
  return (
    <>
      {state.kind === 'answered' ? words.answered : words.notAnswered}
      {state.waitsSince !== null && (
        <>
          {' · '}
          {words.waits} <CountingUp since={state.waitsSince} />
        </>
      )}
    </>
  );
}
