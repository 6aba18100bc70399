import type { ReactNode } from 'react';
import { CountingUp } from '../look/Counting.tsx';
import { Shape, type Availability } from '../look/Status.tsx';
import { texts } from '../texts/en-supervision.ts';
import styles from './FloorSummary.module.css';

export interface FloorSummaryProps {
  waiting: number;
  longestWaitSince: number | null;
  isLate?: boolean;
  ringing: number;
  agents: Record<'free' | 'busy' | 'full' | 'away', number>;
  /** Absent until there is something to measure. */
  inTime?: { percent: number; target: number };
  completed: number;
}

const states = ['free', 'busy', 'full', 'away'] as const satisfies Availability[];

export function FloorSummary({
  waiting,
  longestWaitSince,
  isLate,
  ringing,
  agents,
  inTime,
  completed,
}: FloorSummaryProps) {
  const inRouting = states.reduce((sum, state) => sum + agents[state], 0);
  return (
    <dl className={styles.summary} aria-label={texts.floor.summary}>
      <Tile name={texts.floor.waiting} figure={waiting} isLate={isLate}>
        {longestWaitSince !== null && (
          <span>
            {texts.floor.longest} <CountingUp since={longestWaitSince} />
          </span>
        )}
      </Tile>
      <Tile name={texts.floor.ringing} figure={ringing} />
      <Tile name={texts.floor.inRouting} figure={inRouting}>
        {states.map((state) => (
          <span key={state} className={styles.state} data-none={agents[state] === 0}>
            <Shape is={state} /> {texts.floor[state](agents[state])}
          </span>
        ))}
      </Tile>
      {inTime && (
        <Tile name={texts.floor.inTime} figure={`${inTime.percent}%`} isLate={inTime.percent < inTime.target}>
          <span>{texts.floor.target(inTime.target)}</span>
        </Tile>
      )}
      <Tile name={texts.floor.completed} figure={completed} />
    </dl>
  );
}

function Tile({
  name,
  figure,
  isLate,
  children,
}: {
  name: string;
  figure: ReactNode;
  isLate?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={styles.tile}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        <b className={styles.figure} data-late={isLate}>
          {figure}
        </b>
        {children}
      </dd>
    </div>
  );
}
