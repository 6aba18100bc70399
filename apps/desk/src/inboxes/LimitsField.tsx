// Whom a shared inbox is for: everybody, or some teams. Roles and people that it is limited to stay as they are.
import type { EntityOf } from '@oriel/protocol';
import { texts } from '../texts/en-inboxes.ts';
import styles from './InboxDialog.module.css';

export type Limits = EntityOf<'shared-inbox'>['limits'];

export interface Sharing {
  /** Those one may share with. */
  teams: readonly { id: string; name: string }[];
  mayShareWithAll: boolean;
  atFirst: Limits;
}

interface LimitsFieldProps {
  limits: Limits;
  onLimits(limits: Limits): void;
  sharing: Sharing;
}

export function LimitsField({ limits, onLimits, sharing: { teams, mayShareWithAll } }: LimitsFieldProps) {
  const isForAll = limits.teams.length + limits.roles.length + limits.people.length === 0;
  return (
    <fieldset className={styles.limits}>
      <legend>{texts.shared.for}</legend>
      {mayShareWithAll && (
        <label>
          <input
            type="checkbox"
            checked={isForAll}
            disabled={isForAll}
            onChange={() => onLimits({ teams: [], roles: [], people: [] })}
          />
          {texts.shared.everybody}
        </label>
      )}
      {teams.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={limits.teams.includes(id)}
            onChange={({ currentTarget: { checked } }) => {
              const others = limits.teams.filter((each) => each !== id);
              onLimits({ ...limits, teams: checked ? [...others, id] : others });
            }}
          />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
