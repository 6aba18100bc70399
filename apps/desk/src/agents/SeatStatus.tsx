// How an agent stands, as their own desk and the watched one show it: one word, and each channel group where there are
// several. Words, shapes and colours, so that no one of them is needed alone.
import { availabilityIn, availabilityOf, type Load } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';
import { Shape, Status } from '../look/Status.tsx';
import { texts } from '../texts/en.ts';
import styles from './SeatStatus.module.css';
import { reasonText } from './standing.ts';

export function SeatStatus({ seat, load }: { seat: EntityOf<'agent'>; load: Load }) {
  const [only, ...more] = seat.groups;
  const is = availabilityOf(seat, load);
  const reason = is === 'away' ? reasonText(seat.reason) : undefined;
  if (more.length === 0)
    return <Status is={is} reason={reason} more={only && texts.of(load[only.id] ?? 0, only.hard)} />;
  return (
    <span className={styles.all}>
      <Status is={is} reason={reason} />
      {seat.groups.map((group) => {
        const word = availabilityIn(seat, group, load);
        const why = word === 'away' ? reasonText(group.reason) : undefined;
        const said = [texts.availability[word], ...(why ? [why] : [])].join(' · ');
        return (
          <span key={group.id} className={styles.group} title={`${group.name}: ${said}`}>
            <Shape is={word} />
            <bdi>{group.name}</bdi>
            {word !== is && <span>{said}</span>}
            <small>{texts.of(load[group.id] ?? 0, group.hard)}</small>
          </span>
        );
      })}
    </span>
  );
}
