import { dayCounts, type DayCount } from '@oriel/domain';
import { Info } from 'lucide-react';
import { memo, useId, useRef, useState, type CSSProperties, type RefObject } from 'react';
import { InteractionChip } from '../interactions/InteractionChip.tsx';
import type { InteractionChipProps } from '../interactions/InteractionChip.tsx';
import { Avatar } from '../look/Avatar.tsx';
import { Button } from '../look/Button.tsx';
import { CountingUp, Lasting } from '../look/Counting.tsx';
import { Go } from '../look/Go.tsx';
import { Presence } from '../look/Presence.tsx';
import { Said } from '../look/Said.tsx';
import { Shape, Status, type Availability } from '../look/Status.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import { clockOrDay } from '../texts/times.ts';
import { StoppableClock, useMinute } from '../look/clock.tsx';
import styles from './AgentsTable.module.css';
import { figureOf, type ChosenColumn } from './columns.ts';
import { MoreChips } from './MoreChips.tsx';
import { useSeen } from './useSeen.ts';

/** How many of how many in a channel group; `apart`: how they stand there, where that is not the row's status. */
export interface LoadLine {
  open: number;
  most: number;
  apart?: Availability;
  why?: string;
  since?: number | null;
  /** Who set it so, where that was somebody else. */
  setBy?: string;
}

export interface AgentLine {
  id: string;
  name: string;
  team: string | null;
  isConnected: boolean;
  status: { is: Availability; reason?: string; since: number | null };
  /** By channel group, in the table's order; null: none there. */
  load: readonly (LoadLine | null)[];
  waitsSince: number | null;
  /** Over the target: the whole row is tinted. */
  isLate: boolean;
  /** Longest wait first. */
  interactions: readonly (InteractionChipProps & { id: string })[];
  /** What was counted of their day. */
  day: Record<DayCount, number>;
  /** Where the desk is watched; null when it cannot be, with the reason. */
  href: string | null;
  cannotWatch?: string;
}

interface AgentRowProps {
  line: AgentLine;
  /** How many chips have room. */
  chips: number;
  groups: readonly string[];
  /** The chosen columns. */
  columns: readonly ChosenColumn[];
  /** Their details, beside this: for a pointer that rests here, or because it was asked for. */
  onDetails(line: string, beside: HTMLElement, why: 'rests' | 'asked'): void;
  onDetailsOver(): void;
}

/** A row out of sight stands still, as it was, until it is about to be seen: most of a large floor is out of sight. */
export function AgentRow(props: AgentRowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  const isSeen = useSeen(row);
  const [line, setLine] = useState(props.line);
  if (isSeen && line !== props.line) setLine(props.line);
  return (
    <StoppableClock isStopped={!isSeen}>
      <Row {...props} row={row} line={line} />
    </StoppableClock>
  );
}

const Row = memo(function Row({
  row,
  line,
  chips,
  groups,
  columns,
  onDetails,
  onDetailsOver,
}: AgentRowProps & { row: RefObject<HTMLTableRowElement | null> }) {
  const name = useId();
  const head = useRef<HTMLTableCellElement>(null);
  /** The reason why a desk cannot be watched takes the place of a chip, so that no row is higher than another. */
  const places = line.cannotWatch ? chips - 1 : chips;
  const shown = line.interactions.slice(0, places);
  const rest = line.interactions.slice(places);
  return (
    <tr
      ref={row}
      aria-labelledby={name}
      data-late={line.isLate}
      data-faint={line.status.is === 'off' || line.status.is === 'offline'}
    >
      <th
        ref={head}
        scope="row"
        className={styles.agent}
        onPointerEnter={({ pointerType }) => {
          if (pointerType === 'mouse' && head.current) onDetails(line.id, head.current, 'rests');
        }}
        onPointerLeave={onDetailsOver}
      >
        <span className={styles.who}>
          {line.href === null ? (
            <bdi id={name} className={styles.name}>
              {line.name}
            </bdi>
          ) : (
            <Go id={name} href={line.href} className={styles.name}>
              <bdi>{line.name}</bdi>
            </Go>
          )}
          {line.team && <small className={styles.team}>{line.team}</small>}
          <Avatar id={line.id} name={line.name} />
          <Presence isConnected={line.isConnected} />
          <span className={styles.details}>
            <Button
              variant="quiet"
              size="icon"
              aria-label={texts.details.of(line.name)}
              onPress={() => head.current && onDetails(line.id, head.current, 'asked')}
            >
              <Info size={14} aria-hidden="true" />
            </Button>
          </span>
        </span>
      </th>
      <td className={styles.status}>
        <Status is={line.status.is} reason={line.status.reason} more={<HowLong {...line.status} />} />
      </td>
      {groups.map((group, at) => (
        <td key={group} className={styles.load} data-number="true" data-name={groups.length > 1 ? group : undefined}>
          <Load load={line.load[at] ?? null} />
        </td>
      ))}
      {columns.includes('wait') && (
        <td className={styles.wait} data-number="true" data-name={texts.columns.wait}>
          {line.waitsSince === null ? '–' : <CountingUp since={line.waitsSince} />}
        </td>
      )}
      <td className={styles.current}>
        <span className={styles.row}>
          {line.interactions.length === 0 ? (
            <span className={styles.none}>{texts.nothingOngoing}</span>
          ) : (
            <ul
              className={styles.chips}
              style={{ '--chips': places } as CSSProperties}
              aria-label={texts.columns.current}
            >
              {shown.map(({ id, ...chip }) => (
                <InteractionChip key={id} {...chip} />
              ))}
            </ul>
          )}
          {rest.length > 0 && <MoreChips interactions={rest} />}
          {line.cannotWatch && <span className={styles.cannot}>{line.cannotWatch}</span>}
        </span>
      </td>
      {dayCounts
        .filter((count) => columns.includes(count))
        .map((count) => (
          <td key={count} className={styles[count]} data-day="true" data-number="true" data-name={texts.columns[count]}>
            {figureOf(count, line.day)}
          </td>
        ))}
    </tr>
  );
});

function HowLong({ is, since }: AgentLine['status']) {
  const now = useMinute();
  if (since === null || is === 'off') return null;
  return is === 'offline' ? <>{common.since(clockOrDay(since, now))}</> : <Lasting since={since} />;
}

/** How they stand in a group, in words: "Away · Lunch", "set by Sam"; empty where that is the row's status. */
export const apartText = ({ apart, why, setBy }: LoadLine): string =>
  [apart && common.availability[apart], why, setBy && common.stand.setBy(setBy)].filter(Boolean).join(' · ');

function Load({ load }: { load: LoadLine | null }) {
  const now = useMinute();
  if (!load) return <>–</>;
  const since = load.since ? common.since(clockOrDay(load.since, now)) : null;
  const said = load.apart && [apartText(load), since].filter(Boolean).join(' · ');
  const [open, ...more] = common.of(load.open, load.most).split(/(?<=^\S+)/u);
  return (
    <>
      {load.apart && (
        <span className={styles.apart} title={said}>
          <Shape is={load.apart} />
          <Said>{`${said} `}</Said>
        </span>
      )}
      {open}
      <small>{more.join('')}</small>
    </>
  );
}
