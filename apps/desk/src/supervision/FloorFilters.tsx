import { ChevronDown } from 'lucide-react';
import { pathOf, type CategoryTree } from '../categories/tree.ts';
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
  tree: CategoryTree;
  /** Null: all of them. */
  category: string | null;
  onCategory(category: string | null): void;
}

export function FloorFilters({ text, onText, teams, team, onTeam, tree, category, onCategory }: FloorFiltersProps) {
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
      {tree.length > 0 && (
        <label className={styles.team}>
          <span>{texts.floor.category}:</span>
          <select value={category ?? ''} onChange={(event) => onCategory(event.currentTarget.value || null)}>
            <option value="">{texts.floor.allTeams}</option>
            {tree.map((branch) => (
              <option key={branch.id} value={branch.id}>
                {pathOf(branch)}
              </option>
            ))}
          </select>
          <ChevronDown size={14} aria-hidden="true" />
        </label>
      )}
    </search>
  );
}
