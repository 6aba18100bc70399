import type { ReactNode } from 'react';
import styles from './Switch.module.css';

interface SwitchProps {
  isOn: boolean;
  onChange(isOn: boolean): void;
  children: ReactNode;
}

/** A native checkbox that looks like what it does. */
export function Switch({ isOn, onChange, children }: SwitchProps) {
  return (
    <label className={styles.line}>
      <span>{children}</span>
      <input
        className={styles.switch}
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
