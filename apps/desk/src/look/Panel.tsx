import { useId, type ReactNode } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import styles from './Panel.module.css';

interface PanelProps {
  /** What opens it. */
  trigger: ReactNode;
  title: string;
  isOpen?: boolean;
  onOpenChange?(isOpen: boolean): void;
  children: ReactNode;
  placement?: 'top start' | 'top end' | 'bottom start' | 'bottom end';
  tone?: 'plain' | 'loud';
}

/** A small dialog that stands beside what opened it, for what needs one look and one decision. */
export function Panel({
  trigger,
  title,
  isOpen,
  onOpenChange,
  children,
  placement = 'bottom start',
  tone,
}: PanelProps) {
  const heading = useId();
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      {/* The popover is itself the dialog: it makes itself one where none stands inside. */}
      <Popover className={styles.panel} placement={placement} offset={6} data-tone={tone} aria-labelledby={heading}>
        <div className={styles.content}>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          {children}
        </div>
      </Popover>
    </DialogTrigger>
  );
}
