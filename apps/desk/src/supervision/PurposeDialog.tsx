import { useEffect, useRef } from 'react';
import { Button, type ButtonProps } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { walk } from '../look/roving.ts';
import { texts } from '../texts/en-supervision.ts';
import styles from './PurposeDialog.module.css';

interface PurposeDialogProps {
  /** In a sentence: "Ana". */
  agent: string;
  purposes: readonly string[];
  onPick(purpose: string): void;
  /** None is picked: nothing is opened. */
  onClose(): void;
}

const words = texts.watch.purpose;

/** Asked before a desk opens, where the policy asks. Arrows walk the list, Enter opens the desk. */
export function PurposeDialog({ agent, purposes, onPick, onClose }: PurposeDialogProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const onKey: ButtonProps['onKeyDown'] = (event) => {
    const all = [...(list.current?.querySelectorAll('button') ?? [])];
    const from = all.indexOf(document.activeElement as HTMLButtonElement);
    const at = walk({ key: event.key, from, count: all.length, along: 'column' });
    // Esc is the dialog's.
    if (at === null) return event.continuePropagation();
    event.preventDefault();
    return all[at]?.focus();
  };
  return (
    <Dialog title={words.title(agent)} isOpen onClose={onClose}>
      <div ref={list} className={styles.list} role="group" aria-label={words.list}>
        {purposes.map((purpose) => (
          <Button key={purpose} onKeyDown={onKey} onPress={() => onPick(purpose)}>
            <bdi className={styles.purpose}>{purpose}</bdi>
          </Button>
        ))}
      </div>
      <p className={styles.more}>{words.more}</p>
    </Dialog>
  );
}
