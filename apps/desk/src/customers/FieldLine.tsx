import { Pencil } from 'lucide-react';
import { useMinute } from '../look/clock.tsx';
import { Button } from '../look/Button.tsx';
import { texts } from '../texts/en-record.ts';
import { clockOrDay } from '../texts/times.ts';
import styles from './CustomerRecord.module.css';
import type { ShownField } from './person.ts';

interface FieldLineProps {
  label: string;
  shown: ShownField;
  onEdit(): void;
}

/** A field as it is read; beside it, what leads to changing it. */
export function FieldLine({ label, shown: { text, by, at }, onEdit }: FieldLineProps) {
  const now = useMinute();
  if (text === '')
    return (
      <Button variant="quiet" size="small" aria-label={texts.addField(label)} onPress={onEdit}>
        {texts.add}
      </Button>
    );
  return (
    <>
      <span
        className={styles.value}
        dir="auto"
        title={by && at !== null ? texts.setBy(by, clockOrDay(at, now)) : undefined}
      >
        {text}
      </span>
      <Button variant="quiet" size="icon" aria-label={texts.edit(label)} onPress={onEdit}>
        <Pencil size={13} aria-hidden="true" />
      </Button>
    </>
  );
}
