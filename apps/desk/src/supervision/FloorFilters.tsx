import { ChevronDown, Search } from 'lucide-react';
import type { Ref } from 'react';
import { texts } from '../texts/en-supervision.ts';
import styles from './FloorFilters.module.css';

export interface FloorFiltersProps {
  text: string;
  onText(text: string): void;
  teams: readonly { id: string; name: string }[];
  /** Null: all of them. */
  team: string | null;
  onTeam(team: string | null): void;
  /** For the key that goes to the search. */
  searchRef?: Ref<HTMLInputElement>;
}

export function FloorFilters({ text, onText, teams, team, onTeam, searchRef }: FloorFiltersProps) {
  return (
    <search className={styles.filters}>
      <span className={styles.search}>
        <Search size={14} aria-hidden="true" />
        <input
          ref={searchRef}
          type="search"
          dir="auto"
          aria-label={texts.floor.searchName}
          placeholder={texts.floor.search}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && onText('')}
        />
      </span>
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
