// What is known of a person, a line each, edited in place.
import { ownFieldsMax, labelUnitsMax, type Field } from '@oriel/protocol';
import { isOwn } from '@oriel/domain';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../look/Button.tsx';
import { texts } from '../texts/en-record.ts';
import { labelOf } from './change.ts';
import type { RecordProps } from './CustomerRecord.tsx';
import styles from './CustomerRecord.module.css';
import { EditField } from './EditField.tsx';
import { FieldLine } from './FieldLine.tsx';
import { TextField } from '../look/TextField.tsx';

export function Fields({ interaction, hand, person }: RecordProps) {
  const [edited, setEdited] = useState<Field | null>(null);
  const { fields, first } = person;
  const isNew = edited !== null && !fields.some(({ field }) => field === edited);
  const lines = isNew
    ? [...fields, { field: edited, text: '', seen: seenOf(first, edited), by: null, at: null }]
    : fields;
  return (
    <>
      <h3 className={styles.heading}>{texts.details}</h3>
      <dl className={styles.pairs}>
        {lines.map((shown) => {
          const label = labelOf(shown.field, texts.fields);
          return (
            <div key={shown.field} data-edited={edited === shown.field}>
              <dt>
                <bdi>{label}</bdi>
              </dt>
              <dd>
                {edited === shown.field ? (
                  <EditField
                    label={label}
                    shown={shown}
                    record={first.id}
                    word={hand.saves === 'at-once' ? texts.save : texts.saveAfterALook}
                    onSave={(change) => hand.save(interaction, change)}
                    onEnd={() => setEdited(null)}
                  />
                ) : (
                  <FieldLine label={label} shown={shown} onEdit={() => setEdited(shown.field)} />
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {fields.filter(({ field }) => isOwn(field)).length < ownFieldsMax && !isNew && <OwnField onName={setEdited} />}
    </>
  );
}

const seenOf = ({ fields }: RecordProps['person']['first'], field: Field): number =>
  fields.find((each) => each.field === field)?.version ?? 0;

/** Asks for its name first; then it is a line like the others. */
function OwnField({ onName }: { onName(field: Field): void }) {
  const [name, setName] = useState<string | null>(null);
  if (name === null)
    return (
      <Button variant="quiet" size="small" onPress={() => setName('')}>
        <Plus size={13} aria-hidden="true" />
        {texts.ownField}
      </Button>
    );
  const label = name.trim();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (label === '') return;
        const standard = Object.entries(texts.fields).find(([, known]) => known.toLowerCase() === label.toLowerCase());
        onName(standard ? (standard[0] as Field) : `own:${label}`);
        setName(null);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        setName(null);
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- what was pressed to get here was pressed to write here */}
      <TextField label={texts.ownFieldName} value={name} maxLength={labelUnitsMax} autoFocus onChange={setName} />
      <Button size="small" type="submit" isDisabled={label === ''}>
        {texts.add}
      </Button>
    </form>
  );
}
