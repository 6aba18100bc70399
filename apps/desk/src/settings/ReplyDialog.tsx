// Makes or changes a saved reply: with what it will look like, and what stays open in it.
import type { ViewHandle } from '@oriel/client';
import type { CommandOf, EntityOf } from '@oriel/protocol';
import { messageUnitsMax, shortcutUnitsMax, titleUnitsMax } from '@oriel/protocol';
import { useId, useRef, useState } from 'react';
import { fill, type Place } from '../drafts/placeholders.ts';
import { useComputed } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { TextArea } from '../look/TextArea.tsx';
import { TextField } from '../look/TextField.tsx';
import { texts } from '../texts/en-settings.ts';
import { languageChoices } from '../texts/languages.ts';
import { EditDialog } from './EditDialog.tsx';
import { SelectField } from './fields.tsx';
import styles from './Settings.module.css';
import { useSave } from './useSettings.ts';

const words = texts.replies;
type Reply = EntityOf<'savedReply'>;

interface ReplyDialogProps {
  view: ViewHandle;
  reply: Reply | null;
  id: string;
  takeTheirs: (() => void) | undefined;
  onClose(): void;
}

export function ReplyDialog({ view, reply, id, takeTheirs, onClose }: ReplyDialogProps) {
  const save = useSave();
  const field = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const teams = useComputed(() => view.all('teamSettings').toSorted((a, b) => a.name.localeCompare(b.name)), [view]);
  const others = useComputed(() => view.all('savedReply').filter((each) => each.id !== id), [view, id]);
  const [title, setTitle] = useState(reply?.title ?? '');
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const [team, setTeam] = useState(reply?.team ?? '');
  const [language, setLanguage] = useState(reply?.language ?? '');
  const taken = others.find((each) => clashes(each, { shortcut, team: team || null }));
  const { text: preview, gaps } = fill(text, words.sample);

  const command = (seen: number): CommandOf<'save-reply'> => ({
    ...{ kind: 'save-reply', reply: id, title: title.trim(), shortcut: shortcut.trim(), text: text.trim() },
    ...{ team: team || null, language: language || null, seen },
  });
  const before = (seen: number): CommandOf<'save-reply'> => {
    const { title, shortcut, text, team, language } = reply!;
    return { kind: 'save-reply', reply: id, title, shortcut, text, team, language, seen };
  };
  const insert = (place: Place) => {
    const field = area.current!;
    field.focus();
    field.setRangeText(`{${place}}`, field.selectionStart, field.selectionEnd, 'end');
    setText(field.value);
  };
  return (
    <EditDialog
      title={reply ? words.change : words.make}
      size="wide"
      onClose={onClose}
      onTakeTheirs={takeTheirs}
      onSave={() => {
        if ([title, shortcut, text].some((each) => each.trim() === '')) return words.missing;
        if (/[\s/]/.test(shortcut.trim())) return words.badShortcut;
        if (taken) return words.taken(taken.title);
        const seen = reply?.version ?? 0;
        if (reply && JSON.stringify(command(seen)) === JSON.stringify(before(seen))) return null;
        const undo = reply ? before(seen + 1) : ({ kind: 'delete-reply', reply: id } as const);
        return save([command(seen)], texts.saved(title.trim()), [undo]);
      }}
      onDelete={
        reply
          ? () => save([{ kind: 'delete-reply', reply: id }], texts.deleted(reply.title), [before(reply.version + 1)])
          : undefined
      }
    >
      <div className={styles.two}>
        <TextField label={words.field} value={title} onChange={setTitle} maxLength={titleUnitsMax} />
        <div className={styles.field}>
          <TextField
            label={words.shortcut}
            value={shortcut}
            onChange={setShortcut}
            maxLength={shortcutUnitsMax}
            aria-describedby={`${field}-clash`}
          />
          <p id={`${field}-clash`} className={taken ? styles.wrong : styles.hint}>
            {taken ? words.taken(taken.title) : words.shortcutMore}
          </p>
        </div>
        <SelectField
          label={words.team}
          value={team}
          choices={[{ id: '', name: texts.everyTeam }, ...teams]}
          onChange={setTeam}
        />
        <SelectField
          label={words.language}
          value={language}
          choices={[
            { id: '', name: texts.anyLanguage },
            ...languageChoices(reply?.language ?? null).map(({ code, name }) => ({ id: code, name })),
          ]}
          onChange={setLanguage}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={field}>{words.text}</label>
        <TextArea
          id={field}
          ref={area}
          name={words.text}
          lang={language || undefined}
          value={text}
          maxLength={messageUnitsMax}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div className={styles.places} role="group" aria-label={words.places}>
        <span className={styles.hint}>{words.places}</span>
        {(Object.keys(words.placeNames) as Place[]).map((place) => (
          <Button key={place} size="small" onPress={() => insert(place)}>
            {words.placeNames[place]}
          </Button>
        ))}
      </div>
      {preview.trim() !== '' && (
        <div className={styles.field} role="group" aria-label={words.preview}>
          <p className={styles.hint}>{words.preview}</p>
          <p className={styles.preview} dir="auto" lang={language || undefined}>
            {preview}
          </p>
          {gaps.length > 0 && <p className={styles.hint}>{words.gaps([...new Set(gaps)])}</p>}
        </div>
      )}
    </EditDialog>
  );
}

/** One slash and one word would lead to two replies, for somebody who has both. The server asks the same. */
const clashes = (one: Pick<Reply, 'shortcut' | 'team'>, other: Pick<Reply, 'shortcut' | 'team'>): boolean =>
  one.shortcut.toLowerCase() === other.shortcut.trim().toLowerCase() &&
  (one.team === null || other.team === null || one.team === other.team);
