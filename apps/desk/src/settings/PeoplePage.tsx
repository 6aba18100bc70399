// Settings > People: roles, teams, and what somebody can deal with.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf, Role } from '@oriel/protocol';
import { useState } from 'react';
import { treeOf } from '../categories/tree.ts';
import { useComputed } from '../live/signals.ts';
import { SearchField } from '../look/SearchField.tsx';
import { EmptyState } from '../look/states.tsx';
import { texts } from '../texts/en-settings.ts';
import { languageChoices, languageName } from '../texts/languages.ts';
import { EditDialog } from './EditDialog.tsx';
import { SelectField, Ticks } from './fields.tsx';
import { ListPage } from './ListPage.tsx';
import { commandsFrom, fieldsOf, type PersonFields } from './personEdit.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { useSave } from './useSettings.ts';

const words = texts.people;
const roles = Object.keys(words.roleNames) as Role[];
type Person = EntityOf<'person'>;

export function PeoplePage() {
  return (
    <ListPage
      title={words.title}
      about={words.about}
      all={(view) => view.all('person')}
      list={People}
      dialog={({ view, from, onClose }) => from && <PersonDialog view={view} person={from} onClose={onClose} />}
    />
  );
}

function People({ view, edit }: { view: ViewHandle; edit(person: Person): void }) {
  const [sought, setSought] = useState('');
  const all = useComputed(() => view.all('person').toSorted((a, b) => a.name.localeCompare(b.name)), [view]);
  const teams = useComputed(() => new Map(view.all('teamSettings').map(({ id, name }) => [id, name])), [view]);
  const said = ({ roles, team, leads }: Person): string =>
    [
      roles.length === 0 ? words.noRoles : roles.map((role) => words.roleNames[role]).join(', '),
      ...(team === null ? [] : [teams.get(team) ?? '']),
      ...(leads.length === 0 ? [] : [words.leadsShort(leads.map((id) => teams.get(id) ?? ''))]),
    ].join(' · ');
  const parts = sought.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((person) => {
    const line = `${person.name} ${person.email} ${said(person)}`.toLocaleLowerCase();
    return parts.every((part) => line.includes(part));
  });
  return (
    <>
      <SearchField placeholder={texts.search} text={sought} onText={setSought} />
      {found.length === 0 ? (
        <EmptyState>{texts.nothingFound}</EmptyState>
      ) : (
        <ul className={styles.list} aria-label={words.list}>
          {found.map((person) => (
            <Row
              key={person.id}
              view={view}
              id={person.id}
              name={person.name}
              mark={<bdi className={styles.more}>{person.email}</bdi>}
              more={said(person)}
              onChange={() => edit(person)}
            />
          ))}
        </ul>
      )}
    </>
  );
}

const named = <E extends { name: string }>(all: readonly E[]): E[] =>
  all.toSorted((a, b) => a.name.localeCompare(b.name));

function PersonDialog({ view, person, onClose }: { view: ViewHandle; person: Person; onClose(): void }) {
  const save = useSave();
  const before = fieldsOf(person);
  const [fields, setFields] = useState(before);
  const teams = useComputed(() => named(view.all('teamSettings')), [view]);
  const channels = useComputed(() => named(view.all('channel')), [view]);
  const categories = useComputed(() => view.all('category'), [view]);
  const skills = treeOf(categories).filter(({ purpose }) => purpose === 'skill');
  const set = (change: Partial<PersonFields>) => setFields({ ...fields, ...change });
  return (
    <EditDialog
      title={person.name}
      size="wide"
      onClose={onClose}
      onSave={() => {
        const commands = commandsFrom(person.id, before, fields);
        if (commands.length === 0) return null;
        return save(commands, texts.saved(person.name), commandsFrom(person.id, fields, before));
      }}
    >
      <Ticks
        legend={words.roles}
        choices={roles.map((id) => ({ id, name: words.roleNames[id] }))}
        chosen={fields.roles}
        onChange={(chosen) => set({ roles: chosen as Role[] })}
      />
      <SelectField
        label={words.team}
        value={fields.team ?? ''}
        choices={[{ id: '', name: texts.noTeam }, ...teams]}
        onChange={(team) => set({ team: team || null })}
      />
      <Ticks legend={words.leads} choices={teams} chosen={fields.leads} onChange={(leads) => set({ leads })} />
      <Ticks
        legend={words.channels}
        choices={channels}
        chosen={fields.channels}
        onChange={(chosen) => set({ channels: chosen })}
      />
      <Ticks
        legend={words.skills}
        more={skills.length === 0 ? words.noSkills : words.skillsMore}
        choices={skills.map(({ id, name, above }) => ({ id, name, depth: above.length }))}
        chosen={fields.skills}
        onChange={(chosen) => set({ skills: chosen })}
      />
      <Languages spoken={before.languages} chosen={fields.languages} onChange={(languages) => set({ languages })} />
    </EditDialog>
  );
}

interface LanguagesProps {
  /** Those that are spoken already stand first. */
  spoken: readonly string[];
  chosen: readonly string[];
  onChange(languages: string[]): void;
}

function Languages({ spoken, chosen, onChange }: LanguagesProps) {
  const shown = [...new Set([...spoken, ...chosen])].map((id) => ({ id, name: languageName(id) }));
  const others = languageChoices(null).filter(({ code }) => !shown.some(({ id }) => id === code));
  return (
    <>
      <Ticks legend={words.languages} choices={named(shown)} chosen={chosen} onChange={onChange} />
      <SelectField
        label={words.moreLanguages}
        value=""
        choices={[{ id: '', name: '' }, ...others.map(({ code, name }) => ({ id: code, name }))]}
        onChange={(code) => code && onChange([...chosen, code])}
      />
    </>
  );
}
