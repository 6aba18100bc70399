import { noteUnitsMax } from '@oriel/protocol';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useComputed } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { TextArea } from '../look/TextArea.tsx';
import { texts } from '../texts/en-record.ts';
import { clock, dayName } from '../texts/times.ts';
import type { RecordProps } from './CustomerRecord.tsx';
import styles from './CustomerRecord.module.css';
import { notesIn } from './person.ts';

/** What colleagues should know of a person, newest first; each with who wrote it, and when. */
export function Notes({ interaction, hand, view }: RecordProps) {
  const now = useMinute();
  const notes = useComputed(() => notesIn(view), [view]);
  const [text, setText] = useState('');
  const add = async () => {
    if ((await hand.save(interaction, { kind: 'add-note', text: text.trim() })) === 'saved') setText('');
  };
  return (
    <>
      <h3 className={styles.heading}>{texts.notes}</h3>
      <div className={styles.form}>
        <TextArea
          name={texts.addNote}
          placeholder={texts.addNote}
          maxLength={noteUnitsMax}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {text.trim() !== '' && (
          <span className={styles.acts}>
            <Button variant="primary" size="small" onPress={() => void add()}>
              {hand.saves === 'at-once' ? texts.saveNote : texts.saveAfterALook}
            </Button>
          </span>
        )}
      </div>
      {notes.length > 0 ? (
        <ul className={styles.notes} aria-label={texts.notes}>
          {notes.map((note) => (
            <li key={note.id}>
              <p dir="auto">{note.text}</p>
              <small>
                <bdi>{texts.noteBy(note.by?.name ?? '', note.onBehalfOf?.name ?? null)}</bdi> ·{' '}
                <time>
                  {dayName(note.at, now)}, {clock(note.at)}
                </time>
              </small>
              {hand.saveOwn && (
                <Button
                  variant="quiet"
                  size="icon"
                  aria-label={texts.removeNote}
                  onPress={() => void hand.saveOwn?.(interaction, { kind: 'remove-note', note: note.id })}
                >
                  <Trash2 size={13} aria-hidden="true" />
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.none}>{texts.noNotes}</p>
      )}
    </>
  );
}
