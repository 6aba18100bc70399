// The panel in which one who completes picks what came of it. Loaded when it is first opened.
import { useState } from 'react';
import { Button } from '../look/Button.tsx';
import { texts } from '../texts/en.ts';
import styles from './acts.module.css';
import { DispositionFields } from './DispositionFields.tsx';

interface CompleteWithProps {
  onComplete(disposition: string): Promise<boolean>;
  onClose(): void;
}

export function CompleteWith({ onComplete, onClose }: CompleteWithProps) {
  const [disposition, setDisposition] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const give = async () => {
    if (disposition === null) return;
    setPending(true);
    const isDone = await onComplete(disposition);
    setPending(false);
    if (isDone) onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <DispositionFields disposition={disposition} onDisposition={setDisposition} />
      <div className={styles.acts}>
        <Button variant="quiet" onPress={onClose}>
          {texts.cancel}
        </Button>
        <Button type="submit" variant="primary" isDisabled={disposition === null} isPending={isPending}>
          {texts.interaction.complete}
        </Button>
      </div>
    </form>
  );
}
