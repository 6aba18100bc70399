import { ChevronDown } from 'lucide-react';
import { SearchField } from '../look/SearchField.tsx';
import { texts } from '../texts/en-supervision.ts';
import styles from './FloorFilters.module.css';

export interface FloorFiltersProps {
  text: string;
  onText(text: string): void;
  teams: readonly { id: string; name: string }[];
  /** Null: all of them. */
  team: string | null;
  onTeam(team: string | null): void;
}

export function FloorFilters({ text, onText, teams, team, onTeam }: FloorFiltersProps) {
  return (
    <search className={styles.filters}>
      <SearchField placeholder={texts.floor.search} text={text} onText={onText} />
      {teams.length > 1 && (
        <label className={styles.team}>
          <span>{texts.floor.team}:</span>
          <select value={team ?? ''} onChange={(event) => onTeam(event.currentTarget.value || null)}>
            <option value="">{texts.floor.allTeams}</option>
            {teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <ChevronDown size={14} aria-hidden="true" />
        </label>
      )}
    </search>
  );
}
