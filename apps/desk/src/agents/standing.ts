// How somebody stands in their channel groups, in words and as a command.
import type { CommandOf, EntityOf } from '@oriel/protocol';
import { firstName } from '../look/person.ts';
import { texts } from '../texts/en.ts';

type Seat = EntityOf<'agent'>;

/** What somebody is set to: in one channel group, or in all. */
export interface SetTo {
  mode: 'available' | 'away';
  /** The id of a reason; null: available, or away by choice. */
  reason: string | null;
  group: string | null;
}

const ownWords: Readonly<Record<string, string>> = texts.awayReason;

/** Why somebody is away: the house's own words, or the directory's. */
export const reasonText = (reason: Seat['reason']): string | undefined =>
  reason === null ? undefined : (ownWords[reason.id] ?? reason.name);

/** Why they are away, beside that word; what somebody else set without a reason was not by their choice. */
export const whyIn = ({ mode, reason, by }: Seat['groups'][number]): string | undefined =>
  mode === 'available' || (by && reason?.id === 'self') ? undefined : reasonText(reason);
export const whyInAll = ({ mode, reason, groups }: Seat): string | undefined =>
  mode === 'available' || (reason?.id === 'self' && groups.some((group) => group.by && group.reason?.id === 'self'))
    ? undefined
    : reasonText(reason);

export const commandOf = ({ mode, reason, group }: SetTo): CommandOf<'become-available' | 'go-away'> => {
  const where = group === null ? {} : { group };
  return mode === 'available'
    ? { kind: 'become-available', ...where }
    : { kind: 'go-away', ...where, ...(reason !== null && { reason }) };
};

/** "Away: Lunch"; the name of the group where there are more and it is about one. */
export function setToText({ mode, reason }: Pick<SetTo, 'mode' | 'reason'>, reasonName: string | undefined): string {
  if (mode === 'available') return texts.availability.free;
  return reason === null || reason === 'self' || !reasonName
    ? texts.availability.away
    : `${texts.availability.away}: ${reasonName}`;
}

export interface SetByOther {
  /** Of each time that somebody set it, one. */
  id: string;
  at: number;
  by: string;
  to: string;
  /** Undefined: all of them. */
  group: string | undefined;
}

/** What somebody else has set last, if anybody did. */
export function setByOther({ groups }: Seat): SetByOther | null {
  const newest = groups.filter(({ by }) => by !== null).sort((a, b) => b.at - a.at)[0];
  if (!newest?.by) return null;
  const { at, by, mode, reason, name } = newest;
  const isAll = groups.every((group) => group.at === at && group.by?.id === by.id);
  return {
    ...{ id: `set ${by.id} ${at}`, at, by: by.name },
    to: setToText({ mode, reason: reason?.id ?? null }, reasonText(reason)),
    group: isAll ? undefined : name,
  };
}

/** Why one is away without having chosen it; null: one is not, or chose it. */
export function whyAway(seat: Seat): string | null {
  const set = setByOther(seat);
  if (set && seat.groups.some(({ mode, at }) => mode === 'away' && at === set.at))
    return `${texts.stand.set(firstName(set.by), set.to, set.group)}.`;
  const unchosen = seat.groups.filter(
    ({ mode, reason }) => mode === 'away' && (reason?.id === 'missed' || reason?.id === 'idle'),
  );
  const [first] = unchosen;
  if (!first || seat.mode === 'off') return null;
  const isMissed = first.reason?.id === 'missed';
  if (unchosen.length < seat.groups.length)
    return isMissed ? texts.stand.missedIn(first.name) : texts.stand.idleIn(first.name);
  return isMissed ? texts.missed : texts.idle;
}
