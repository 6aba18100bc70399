import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import styles from './DropDown.module.css';

export interface Choice {
  id: string;
  /** What one types to find it. */
  text: string;
  content?: ReactNode;
}

interface DropDownProps {
  name: string;
  trigger: ReactNode;
  choices: readonly Choice[];
  chosen?: string;
  onChoose(id: string): void;
  placement?: 'bottom start' | 'bottom' | 'bottom end';
}

export function DropDown({ name, trigger, choices, chosen, onChoose, placement = 'bottom start' }: DropDownProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.panel} placement={placement} offset={6}>
        <Menu
          className={styles.menu}
          aria-label={name}
          items={choices}
          selectionMode="single"
          selectedKeys={chosen === undefined ? [] : [chosen]}
          onAction={(key) => onChoose(String(key))}
        >
          {(choice) => (
            <MenuItem id={choice.id} textValue={choice.text} className={styles.item}>
              {choice.content ?? <bdi>{choice.text}</bdi>}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
