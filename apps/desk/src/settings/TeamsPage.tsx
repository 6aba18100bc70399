// Settings > Teams: their names; who is in them and who leads them is set with each person.
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

const words = texts.teams;
type Team = EntityOf<'teamSettings'>;

export function TeamsPage() {
  return (
    <ListPage
      title={words.title}
      about={words.about}
      make={words.make}
      all={(view) => view.all('teamSettings')}
      list={Teams}
      dialog={({ from, id, takeTheirs, onClose }) => (
        <TeamDialog team={from} id={id} takeTheirs={takeTheirs} onClose={onClose} />
      )}
    />
  );
}

function Teams({ view, edit }: { view: ViewHandle; edit(team: Team): void }) {
  const all = useComputed(() => view.all('teamSettings').toSorted((a, b) => a.name.localeCompare(b.name)), [view]);
  const people = useComputed(() => view.all('person').toSorted((a, b) => a.name.localeCompare(b.name)), [view]);
  if (all.length === 0) return <EmptyState>{words.none}</EmptyState>;
  const more = ({ id }: Team): string => {
    const members = people.filter(({ team, roles }) => team === id && roles.includes('agent'));
    const leaders = people.filter(({ leads, roles }) => leads.includes(id) && roles.includes('supervisor'));
    return `${words.members(members.length)} · ${words.ledBy(leaders.map(({ name }) => name))}`;
  };
  return (
    <ul className={styles.list} aria-label={words.list}>
      {all.map((team) => (
        <Row key={team.id} view={view} id={team.id} name={team.name} more={more(team)} onChange={() => edit(team)} />
      ))}
    </ul>
  );
}

interface TeamDialogProps {
  team: Team | null;
  id: string;
  takeTheirs: (() => void) | undefined;
  onClose(): void;
}

function TeamDialog({ team, id, takeTheirs, onClose }: TeamDialogProps) {
  const save = useSave();
  const [name, setName] = useState(team?.name ?? '');
  const named = (to: string) => ({ kind: 'save-team', team: id, name: to }) as const;
  return (
    <EditDialog
      title={team ? words.change : words.make}
      onClose={onClose}
      onTakeTheirs={takeTheirs}
      onSave={() => {
        const called = name.trim();
        if (called === '') return texts.missingName;
        if (called === team?.name) return null;
        // A team stays: people and what they did belong to it.
        return save([named(called)], texts.saved(called), team ? [named(team.name)] : undefined);
      }}
    >
      <TextField label={texts.name} value={name} onChange={setName} maxLength={nameUnitsMax} />
    </EditDialog>
  );
}
