import { useState } from 'react';
import { Button } from '../look/Button.tsx';
import { TextField } from '../look/TextField.tsx';
import { texts } from '../texts/en.ts';
import { fromTimeField, timeField } from '../texts/times.ts';
import styles from './acts.module.css';
import { deferChoices } from './deferUntil.ts';

interface DeferFieldsProps {
  until: number;
  onUntil(until: number): void;
}

/** Until when: the field has it; three presses fill it with what is wanted most. */
export function DeferFields({ until, onUntil }: DeferFieldsProps) {
  const [choices] = useState(() => deferChoices(Date.now()));
  return (
    <>
      <div className={styles.choices}>
        {choices.map(({ name, at }) => (
          <Button key={name} size="small" aria-pressed={timeField(until) === timeField(at)} onPress={() => onUntil(at)}>
            {name}
          </Button>
        ))}
      </div>
      <TextField
        label={texts.defer.until}
        type="datetime-local"
        value={timeField(until)}
        onChange={(value) => onUntil(fromTimeField(value) ?? until)}
      />
    </>
  );
}
