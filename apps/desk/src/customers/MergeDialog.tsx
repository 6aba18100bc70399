// Two records become one person: the other is searched for, which values stay is chosen, and what comes of it is shown
// before anything is done.
import type { ViewHandle } from '@oriel/client';
import { soughtUnitsMax } from '@oriel/protocol';
import { useDeferredValue, useId, useState } from 'react';
import { useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Avatar } from '../look/Avatar.tsx';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { SearchField } from '../look/SearchField.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-record.ts';
import { labelOf, type RecordHand } from './change.ts';
import type { RecordProps } from './CustomerRecord.tsx';
import styles from './CustomerRecord.module.css';
import { joined, peopleIn, type ShownPerson } from './person.ts';

interface MergeDialogProps extends RecordProps {
  saveOwn: NonNullable<RecordHand['saveOwn']>;
  /** Proposed; null: it is to be found. */
  other: ShownPerson | null;
  onClose(): void;
}

export function MergeDialog({ other: proposed, saveOwn, onClose, ...record }: MergeDialogProps) {
  const { interaction, person } = record;
  const [other, setOther] = useState(proposed);
  const [first, setFirst] = useState<'this' | 'other'>('this');
  const [isPending, setPending] = useState(false);
  const [hasChanged, setChanged] = useState(false);
  const merge = async () => {
    if (!other) return;
    setPending(true);
    const [mine, theirs] = [person.first.id, other.first.id];
    const saved = await saveOwn(interaction, {
      kind: 'merge',
      mine,
      other: theirs,
      first: first === 'this' ? mine : theirs,
      name: other.name,
    });
    setPending(false);
    if (saved === 'saved') onClose();
    setChanged(saved === 'changed');
  };
  return (
    <Dialog
      title={texts.mergeTitle}
      isOpen
      onClose={onClose}
      acts={
        <>
          {other && proposed === null && (
            <Button variant="quiet" onPress={() => setOther(null)}>
              {common.back}
            </Button>
          )}
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" isDisabled={!other} isPending={isPending} onPress={() => void merge()}>
            {texts.mergeAct}
          </Button>
        </>
      }
    >
      {other ? (
        <>
          <FirstChoice mine={person} other={other} first={first} onFirst={setFirst} />
          <Preview stays={first === 'this' ? person : other} goes={first === 'this' ? other : person} />
          <p className={styles.facts}>{texts.mergeMore}</p>
          {hasChanged && <p role="alert">{texts.mergeChanged}</p>}
        </>
      ) : (
        <Search {...record} onChoose={setOther} />
      )}
    </Dialog>
  );
}

function Search({ agent, interaction, via, onChoose }: RecordProps & { onChoose(other: ShownPerson): void }) {
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim().slice(0, soughtUnitsMax));
  const view = useView(sought === '' ? null : { view: 'customers', agent, interaction, text: sought }, via);
  return (
    <>
      <SearchField placeholder={texts.search} text={text} onText={setText} />
      <p className={styles.facts}>{texts.searchMore}</p>
      {view && sought !== '' && <Found view={view} onChoose={onChoose} />}
    </>
  );
}

function Found({ view, onChoose }: { view: ViewHandle; onChoose(other: ShownPerson): void }) {
  const status = useSignal(view.status);
  const more = useSignal(view.more);
  const found = useComputed(() => peopleIn(view), [view]);
  if (status.is !== 'open') return null;
  if (found.length === 0) return <p className={styles.facts}>{texts.noneFound}</p>;
  return (
    <>
      <ul className={styles.found}>
        {found.map((person) => (
          <li key={person.first.id}>
            <button type="button" onClick={() => onChoose(person)}>
              <Avatar id={person.first.id} name={person.name} />
              <span>
                <bdi>{person.name}</bdi>
                <small dir="auto">{reachedBy(person)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more && <p className={styles.facts}>{texts.moreFound}</p>}
    </>
  );
}

const reachedBy = ({ fields, records }: ShownPerson): string =>
  [
    ...fields.flatMap(({ field, text }) => ((field === 'email' || field === 'phone') && text !== '' ? text : [])),
    ...new Set(records.map(({ channelName }) => channelName)),
  ].join(' · ');

interface FirstChoiceProps {
  mine: ShownPerson;
  other: ShownPerson;
  first: 'this' | 'other';
  onFirst(first: 'this' | 'other'): void;
}

function FirstChoice({ mine, other, first, onFirst }: FirstChoiceProps) {
  const group = useId();
  const choice = (which: 'this' | 'other', name: string) => (
    <label>
      <input type="radio" name={group} checked={first === which} onChange={() => onFirst(which)} />
      <bdi>{name}</bdi>
    </label>
  );
  return (
    <fieldset className={styles.choices}>
      <legend>{texts.comesFirst}</legend>
      {choice('this', texts.thisRecord(mine.name))}
      {choice('other', texts.otherRecord(other.name))}
    </fieldset>
  );
}

/** Each field as it will be; what gives way stands beside it. */
function Preview({ stays, goes }: { stays: ShownPerson; goes: ShownPerson }) {
  const after = joined([...stays.records, ...goes.records]);
  return (
    <section aria-label={texts.preview}>
      <h3 className={styles.heading}>{texts.preview}</h3>
      <dl className={styles.pairs}>
        {after?.fields
          .filter(({ text }) => text !== '')
          .map(({ field, text }) => {
            const given = goes.fields.find((each) => each.field === field)?.text ?? '';
            return (
              <div key={field}>
                <dt>
                  <bdi>{labelOf(field, texts.fields)}</bdi>
                </dt>
                <dd>
                  <span className={styles.value} dir="auto">
                    {text}
                    {given !== '' && given !== text && <small dir="auto">{texts.instead(given)}</small>}
                  </span>
                </dd>
              </div>
            );
          })}
      </dl>
    </section>
  );
}
