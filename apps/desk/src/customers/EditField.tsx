// A field being edited. Whoever saves says which version they saw; where somebody else was first, both values are shown and
// one is chosen: nothing is written over unseen.
import { fieldUnitsMax } from '@oriel/protocol';
import { useState } from 'react';
import { Button } from '../look/Button.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-record.ts';
import type { Saved, SharedChange } from './change.ts';
import styles from './CustomerRecord.module.css';
import type { ShownField } from './person.ts';

interface EditFieldProps {
  label: string;
  /** As it is now, live. */
  shown: ShownField;
  /** The record that is changed. */
  record: string;
  word: string;
  onSave(change: SharedChange): Promise<Saved>;
  onEnd(): void;
}

const keyboards: Partial<Record<string, 'email' | 'tel'>> = { email: 'email', phone: 'tel' };

export function EditField({ label, shown, record, word, onSave, onEnd }: EditFieldProps) {
  const [text, setText] = useState(shown.text);
  const [seen, setSeen] = useState({ record, version: shown.seen });
  const [isPending, setPending] = useState(false);
  const [wasFirst, setWasFirst] = useState(false);
  const hasChanged = seen.record !== record || seen.version !== shown.seen;
  const isConflict = (hasChanged || wasFirst) && shown.text !== text.trim();

  const save = async (version: number) => {
    setPending(true);
    const saved = await onSave({
      kind: 'set-field',
      record,
      field: shown.field,
      text,
      seen: version,
      before: shown.text,
    });
    setPending(false);
    if (saved === 'saved') onEnd();
    if (saved === 'changed') setWasFirst(true);
  };
  const keepMine = () => {
    setSeen({ record, version: shown.seen });
    setWasFirst(false);
    void save(shown.seen);
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending && !isConflict) void save(seen.version);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onEnd();
      }}
    >
      <input
        className={styles.input}
        aria-label={label}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was pressed to get here was pressed to write here
        autoFocus
        autoComplete="off"
        inputMode={keyboards[shown.field]}
        maxLength={fieldUnitsMax}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {isConflict ? (
        <div className={styles.conflict} role="alert">
          <p>
            {texts.changed(hasChanged ? shown.by : null)} <b dir="auto">{shown.text || texts.nothing}</b>
          </p>
          <p>
            {texts.yours} <b dir="auto">{text.trim() || texts.nothing}</b>
          </p>
          <span className={styles.acts}>
            <Button size="small" onPress={onEnd}>
              {texts.takeTheirs}
            </Button>
            <Button size="small" isDisabled={!hasChanged} isPending={isPending} onPress={keepMine}>
              {texts.keepMine}
            </Button>
          </span>
        </div>
      ) : (
        <span className={styles.acts}>
          <Button variant="quiet" size="small" onPress={onEnd}>
            {common.cancel}
          </Button>
          <Button variant="primary" size="small" type="submit" isPending={isPending}>
            {word}
          </Button>
        </span>
      )}
    </form>
  );
}
