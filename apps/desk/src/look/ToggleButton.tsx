import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton as AriaToggleButton } from 'react-aria-components/ToggleButton';
import styles from './ToggleButton.module.css';

interface ToggleButtonProps {
  isOn: boolean;
  onChange(isOn: boolean): void;
  children: ReactNode;
}

/** On or off in words of its own name: pressed for readers, a tick in a filled box for eyes. */
export function ToggleButton({ isOn, onChange, children }: ToggleButtonProps) {
  return (
    <AriaToggleButton className={styles.toggle} isSelected={isOn} onChange={onChange}>
      <span className={styles.box} aria-hidden="true">
        {isOn && <Check size={11} strokeWidth={3.5} />}
      </span>
      {children}
    </AriaToggleButton>
  );
}
