// The fields of Settings: one of several, and any of several.
import { useId, type ReactNode } from 'react';
import styles from './Settings.module.css';

export interface Choice {
  id: string;
  name: string;
}

interface SelectFieldProps {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange(value: string): void;
}

export function SelectField({ label, value, choices, onChange }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface TicksProps {
  legend: string;
  choices: readonly (Choice & { depth?: number })[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
  more?: ReactNode;
}

export function Ticks({ legend, choices, chosen, onChange, more }: TicksProps) {
  return (
    <fieldset className={styles.ticks}>
      <legend>{legend}</legend>
      {more && <p>{more}</p>}
      <div className={styles.boxes} data-tree={choices.some(({ depth = 0 }) => depth > 0)}>
        {choices.map(({ id, name, depth = 0 }) => (
          <label key={id} style={{ paddingInlineStart: depth * 18 }}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(checked ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
            />
            <bdi>{name}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
