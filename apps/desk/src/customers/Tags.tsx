import { labelUnitsMax, tagsMax } from '@oriel/protocol';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../look/Button.tsx';
import { texts } from '../texts/en-record.ts';
import type { RecordProps } from './CustomerRecord.tsx';
import styles from './CustomerRecord.module.css';

export function Tags({ interaction, hand, person: { tags } }: RecordProps) {
  const [text, setText] = useState('');
  const add = async () => {
    const tag = text.trim();
    if (tag === '') return;
    if ((await hand.save(interaction, { kind: 'add-tag', text: tag })) === 'saved') setText('');
  };
  return (
    <>
      <h3 className={styles.heading}>{texts.tags}</h3>
      {tags.length > 0 ? (
        <ul className={styles.tags} aria-label={texts.tags}>
          {tags.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
              <button
                type="button"
                aria-label={texts.removeTag(tag)}
                onClick={() => void hand.save(interaction, { kind: 'remove-tag', text: tag })}
              >
                <X size={11} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.facts}>{texts.noTags}</p>
      )}
      {tags.length < tagsMax && (
        <form
          className={styles.line}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <input
            className={styles.input}
            aria-label={texts.addTag}
            placeholder={texts.addTag}
            dir="auto"
            autoComplete="off"
            maxLength={labelUnitsMax}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button size="small" type="submit" isDisabled={text.trim() === ''}>
            {hand.saves === 'at-once' ? texts.add : texts.saveAfterALook}
          </Button>
        </form>
      )}
    </>
  );
}
