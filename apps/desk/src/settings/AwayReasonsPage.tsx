// Settings > Away reasons.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { nameUnitsMax } from '@oriel/protocol';
import { useState } from 'react';
import { useComputed } from '../live/signals.ts';
import { EmptyState } from '../look/states.tsx';
import { TextField } from '../look/TextField.tsx';
import { texts } from '../texts/en-settings.ts';
import { EditDialog } from './EditDialog.tsx';
import { ListPage } from './ListPage.tsx';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { useSave } from './useSettings.ts';

const words = texts.reasons;
type Reason = EntityOf<'awayReason'>;

export function AwayReasonsPage() {
  return (
    <ListPage
      title={words.title}
      about={words.about}
      make={words.make}
      all={(view) => view.all('awayReason')}
      list={Reasons}
      dialog={({ from, id, takeTheirs, onClose }) => (
        <ReasonDialog reason={from} id={id} takeTheirs={takeTheirs} onClose={onClose} />
      )}
    />
  );
}

function Reasons({ view, edit }: { view: ViewHandle; edit(reason: Reason): void }) {
  const all = useComputed(() => view.all('awayReason').toSorted((a, b) => a.name.localeCompare(b.name)), [view]);
  if (all.length === 0) return <EmptyState>{words.none}</EmptyState>;
  return (
    <ul className={styles.list} aria-label={words.list}>
      {all.map((reason) => (
        <Row key={reason.id} view={view} id={reason.id} name={reason.name} onChange={() => edit(reason)} />
      ))}
    </ul>
  );
}

interface ReasonDialogProps {
  reason: Reason | null;
  id: string;
  takeTheirs: (() => void) | undefined;
  onClose(): void;
}

function ReasonDialog({ reason, id, takeTheirs, onClose }: ReasonDialogProps) {
  const save = useSave();
  const [name, setName] = useState(reason?.name ?? '');
  const named = (to: string) => ({ kind: 'save-away-reason', reason: id, name: to }) as const;
  const remove = { kind: 'delete-away-reason', reason: id } as const;
  return (
    <EditDialog
      title={reason ? words.change : words.make}
      onClose={onClose}
      onTakeTheirs={takeTheirs}
      onSave={() => {
        if (name.trim() === '') return texts.missingName;
        if (name.trim() === reason?.name) return null;
        return save([named(name)], texts.saved(name.trim()), [reason ? named(reason.name) : remove]);
      }}
      onDelete={reason ? () => save([remove], texts.deleted(reason.name), [named(reason.name)]) : undefined}
    >
      <TextField label={texts.name} value={name} onChange={setName} maxLength={nameUnitsMax} />
    </EditDialog>
  );
}
