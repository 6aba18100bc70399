// A dialog in which one thing is set. It closes when it is saved, and says why it is not; what somebody else saved while
// it was open is told, and decided for nobody.
import { useState, type ReactNode } from 'react';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-settings.ts';
import styles from './Settings.module.css';

interface EditDialogProps {
  title: string;
  size?: 'small' | 'wide';
  onClose(): void;
  /** Why it is not saved, in words; null: it is. */
  onSave(): Promise<string | null> | string | null;
  onDelete?: (() => Promise<string | null>) | undefined;
  /** Somebody else has changed it since: shows theirs instead. */
  onTakeTheirs?: (() => void) | undefined;
  children: ReactNode;
}

export function EditDialog({ title, size, onClose, onSave, onDelete, onTakeTheirs, children }: EditDialogProps) {
  const [wrong, setWrong] = useState<string | null>(null);
  const end = async (act: () => Promise<string | null> | string | null) => {
    const no = await act();
    setWrong(no);
    if (no === null) onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      {...(size && { size })}
      acts={
        <>
          {onDelete && (
            <span className={styles.aside}>
              <Button variant="quiet" onPress={() => void end(onDelete)}>
                {texts.delete}
              </Button>
            </span>
          )}
          <Button variant="quiet" onPress={onClose}>
            {common.cancel}
          </Button>
          <Button variant="primary" isDisabled={onTakeTheirs !== undefined} onPress={() => void end(onSave)}>
            {texts.save}
          </Button>
        </>
      }
    >
      {onTakeTheirs && (
        <div className={styles.conflict} role="alert">
          <p>{texts.conflict}</p>
          <Button size="small" onPress={onTakeTheirs}>
            {texts.takeTheirs}
          </Button>
        </div>
      )}
      {children}
      <p className={styles.wrong} role="alert">
        {wrong}
      </p>
    </Dialog>
  );
}
