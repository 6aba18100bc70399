import { Switch } from './Switch.tsx';
import { Dialog } from './Dialog.tsx';
import { texts } from '../texts/en.ts';
import styles from './KeyboardHelp.module.css';

export interface Shortcut {
  id: string;
  /** One after the other: ['g', 'a']. */
  keys: readonly string[];
  does: string;
  isOn: boolean;
}

interface KeyboardHelpProps {
  isOpen: boolean;
  onClose(): void;
  shortcuts: readonly Shortcut[];
  onSwitch(id: string, isOn: boolean): void;
}

/** All keys in one place, each of which can be switched off. */
export function KeyboardHelp({ isOpen, onClose, shortcuts, onSwitch }: KeyboardHelpProps) {
  return (
    <Dialog title={texts.keyboard.title} isOpen={isOpen} onClose={onClose}>
      <ul className={styles.list}>
        {shortcuts.map(({ id, keys, does, isOn }) => (
          <li key={id} className={styles.line}>
            <span className={styles.keys}>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </span>
            <Switch isOn={isOn} onChange={(on) => onSwitch(id, on)}>
              {does}
            </Switch>
          </li>
        ))}
      </ul>
      <h3 className={styles.heading}>{texts.keyboard.whileWriting}</h3>
      <ul className={styles.list}>
        {texts.keyboard.writing.map(({ keys, does }) => (
          <li key={does} className={styles.line}>
            <span className={styles.keys}>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </span>
            <span className={styles.does}>{does}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
