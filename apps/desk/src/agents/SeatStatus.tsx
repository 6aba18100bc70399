// How an agent stands, as their own desk and the watched one show it: one word, and each channel group where there are
// several. Words, shapes and colours, so that no one of them is needed alone.
import { availabilityIn, availabilityOf, type Load } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';
import { firstName } from '../look/person.ts';
import { Shape, Status } from '../look/Status.tsx';
import { texts } from '../texts/en.ts';
import styles from './SeatStatus.module.css';
import { setByOther, whyIn, whyInAll } from './standing.ts';

export function SeatStatus({ seat, load }: { seat: EntityOf<'agent'>; load: Load }) {
  const [only, ...more] = seat.groups;
  const is = availabilityOf(seat, load);
  const reason = is === 'away' ? whyInAll(seat) : undefined;
  const set = setByOther(seat);
  const setInAll = set && set.group === undefined ? texts.stand.setBy(firstName(set.by)) : undefined;
  if (more.length === 0) {
    const held = only && texts.of(load[only.id] ?? 0, only.hard);
    return <Status is={is} reason={reason} more={<bdi>{[held, setInAll].filter(Boolean).join(' · ')}</bdi>} />;
  }
  return (
    <span className={styles.all}>
      <Status is={is} reason={reason} more={setInAll} />
      {seat.groups.map((group) => {
        const word = availabilityIn(seat, group, load);
        const why = word === 'away' ? whyIn(group) : undefined;
        const said = [texts.availability[word], ...(why ? [why] : [])].join(' · ');
        const setHere = !setInAll && group.by ? texts.stand.setBy(firstName(group.by.name)) : undefined;
        return (
          <span
            key={group.id}
            className={styles.group}
            title={[`${group.name}: ${said}`, setHere].filter(Boolean).join(' · ')}
          >
            <Shape is={word} />
            <bdi>{group.name}</bdi>
            {word !== is && <span>{said}</span>}
            <small>
              <bdi>{texts.of(load[group.id] ?? 0, group.hard)}</bdi>
            </small>
            {setHere && <small>{setHere}</small>}
          </span>
        );
      })}
    </span>
  );
}
