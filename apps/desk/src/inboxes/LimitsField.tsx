// Whom a shared inbox is for: everybody, or whoever is in one of some teams, has one of some roles, or is named.
import type { EntityOf } from '@oriel/protocol';
import { useState, type ReactNode } from 'react';
import { TextField } from '../look/TextField.tsx';
import { texts } from '../texts/en-inboxes.ts';
import styles from './InboxDialog.module.css';

export type Limits = EntityOf<'shared-inbox'>['limits'];

interface Named {
  id: string;
  name: string;
}

/** Those one may share with. */
export interface Sharing {
  teams: readonly Named[];
  /** Agents. */
  people: readonly Named[];
  mayShareWithAll: boolean;
  atFirst: Limits;
}

interface LimitsFieldProps {
  limits: Limits;
  onLimits(limits: Limits): void;
  sharing: Sharing;
}

/** More than these are looked for by name. */
const peopleShown = 6;

/** Besides *agent*, which they all are. */
const roles = ['supervisor', 'quality', 'auditor', 'administrator'] as const;

export function LimitsField({ limits, onLimits, sharing: { teams, people, mayShareWithAll } }: LimitsFieldProps) {
  const [isOpenAtFirst] = useState(limits.people.length + limits.roles.length > 0);
  const isForAll = limits.teams.length + limits.roles.length + limits.people.length === 0;
  return (
    <fieldset className={styles.limits}>
      <legend>{texts.shared.for}</legend>
      {mayShareWithAll && (
        <Tick isTicked={isForAll} isFixed={isForAll} onTick={() => onLimits({ teams: [], roles: [], people: [] })}>
          {texts.shared.everybody}
        </Tick>
      )}
      {teams.map(({ id, name }) => (
        <Tick
          key={id}
          isTicked={limits.teams.includes(id)}
          onTick={(isTicked) => onLimits({ ...limits, teams: ticked(limits.teams, id, isTicked) })}
        >
          <bdi>{name}</bdi>
        </Tick>
      ))}
      <details open={isOpenAtFirst}>
        <summary>{mayShareWithAll ? texts.shared.rolesAndPeople : texts.shared.people}</summary>
        <div className={styles.some}>
          {mayShareWithAll &&
            roles.map((role) => (
              <Tick
                key={role}
                isTicked={limits.roles.includes(role)}
                onTick={(isTicked) => onLimits({ ...limits, roles: ticked(limits.roles, role, isTicked) })}
              >
                {texts.shared.roles[role]}
              </Tick>
            ))}
          <People people={people} chosen={limits.people} onChosen={(ids) => onLimits({ ...limits, people: ids })} />
        </div>
      </details>
    </fieldset>
  );
}

interface PeopleProps {
  people: readonly Named[];
  chosen: readonly string[];
  onChosen(ids: string[]): void;
}

/** Those who were chosen stay in sight, whatever is looked for. */
function People({ people, chosen, onChosen }: PeopleProps) {
  const [sought, setSought] = useState('');
  const found = people.filter(({ name }) => name.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()));
  const shown = new Set([...people.filter(({ id }) => chosen.includes(id)), ...found.slice(0, peopleShown)]);
  return (
    <>
      {people.length > peopleShown && (
        <TextField label={texts.shared.find} value={sought} onChange={setSought} type="search" autoComplete="off" />
      )}
      {people
        .filter((person) => shown.has(person))
        .map(({ id, name }) => (
          <Tick key={id} isTicked={chosen.includes(id)} onTick={(isTicked) => onChosen(ticked(chosen, id, isTicked))}>
            <bdi>{name}</bdi>
          </Tick>
        ))}
      {found.length > peopleShown && <p>{texts.shared.more(found.length - peopleShown)}</p>}
      {found.length === 0 && <p>{texts.shared.nobody}</p>}
    </>
  );
}

interface TickProps {
  isTicked: boolean;
  /** It goes when something else is chosen. */
  isFixed?: boolean;
  onTick(isTicked: boolean): void;
  children: ReactNode;
}

function Tick({ isTicked, isFixed, onTick, children }: TickProps) {
  return (
    <label>
      <input
        type="checkbox"
        checked={isTicked}
        disabled={isFixed}
        onChange={({ currentTarget: { checked } }) => onTick(checked)}
      />
      {children}
    </label>
  );
}

const ticked = <T,>(all: readonly T[], one: T, isTicked: boolean): T[] => [
  ...all.filter((each) => each !== one),
  ...(isTicked ? [one] : []),
];
