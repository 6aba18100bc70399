import { ChevronDown } from 'lucide-react';
import { texts } from '../texts/en-supervision.ts';
import filters from './FloorFilters.module.css';
import styles from './LogFilters.module.css';
import type { LogFilter } from './logQuery.ts';

interface Named {
  id: string;
  name: string;
}

interface LogFiltersProps {
  filter: LogFilter;
  onFilter(filter: LogFilter): void;
  watchers: readonly Named[];
  agents: readonly Named[];
}

export function LogFilters({ filter, onFilter, watchers, agents }: LogFiltersProps) {
  const whats = (['desk', 'conversation', 'agents'] as const).map((id) => ({ id, name: texts.log.what[id] }));
  const change = (more: Partial<LogFilter>) => onFilter({ ...filter, ...more });
  return (
    <fieldset className={styles.filters} aria-label={texts.log.filter}>
      {(['firstDay', 'lastDay'] as const).map((day) => (
        <label key={day} className={styles.day}>
          <span>{texts.log[day]}:</span>
          <input type="date" value={filter[day]} onChange={(event) => change({ [day]: event.currentTarget.value })} />
        </label>
      ))}
      <Choice name={texts.log.columns.who} of={watchers} value={filter.by} onValue={(by) => change({ by })} />
      <Choice name={texts.log.columns.agent} of={agents} value={filter.agent} onValue={(agent) => change({ agent })} />
      <Choice
        name={texts.log.columns.what}
        of={whats}
        value={filter.what}
        onValue={(what) => change({ what: what as LogFilter['what'] })}
      />
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  of: readonly Named[];
  /** Empty: all. */
  value: string;
  onValue(value: string): void;
}

function Choice({ name, of, value, onValue }: ChoiceProps) {
  return (
    <label className={filters.team}>
      <span>{name}:</span>
      <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{texts.log.all}</option>
        {of.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden="true" />
    </label>
  );
}
