// Settings > Categories: the tree, kind by kind, and the teams that pick a disposition.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { nameUnitsMax } from '@oriel/protocol';
import { useState } from 'react';
import { PurposeMark } from '../categories/PurposeMark.tsx';
import { pathOf, purposes, treeOf, type Purpose } from '../categories/tree.ts';
import { useComputed } from '../live/signals.ts';
import { Switch } from '../look/Switch.tsx';
import { TextField } from '../look/TextField.tsx';
import { texts as kinds } from '../texts/en-categories.ts';
import { texts } from '../texts/en-settings.ts';
import { EditDialog } from './EditDialog.tsx';
import { SelectField } from './fields.tsx';
import { ListPage } from './ListPage.tsx';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { useSave } from './useSettings.ts';

const words = texts.categories;
type Category = EntityOf<'category'>;

export function CategoriesPage() {
  return (
    <ListPage
      title={words.title}
      about={words.about}
      make={words.make}
      all={(view) => view.all('category')}
      list={Tree}
      dialog={({ view, from, takeTheirs, onClose }) => (
        <CategoryDialog view={view} category={from} takeTheirs={takeTheirs} onClose={onClose} />
      )}
    />
  );
}

function Tree({ view, edit }: { view: ViewHandle; edit(category: Category): void }) {
  const all = useComputed(() => view.all('category'), [view]);
  const tree = treeOf(all);
  return (
    <>
      {purposes.map((purpose) => {
        const here = tree.filter((branch) => branch.purpose === purpose);
        const { name, more } = kinds.purposes[purpose];
        return (
          <section key={purpose} className={styles.kind} aria-label={name}>
            <h2>
              <PurposeMark purpose={purpose} />
              {name} <small>{more}</small>
            </h2>
            {here.length === 0 ? (
              <p className={styles.more}>{words.none}</p>
            ) : (
              <ul className={styles.list}>
                {here.map(({ id, name: called, above }) => (
                  <Row
                    key={id}
                    view={view}
                    id={id}
                    name={called}
                    depth={above.length}
                    onChange={() => edit(all.find((each) => each.id === id)!)}
                  />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <Mandatory view={view} />
    </>
  );
}

function Mandatory({ view }: { view: ViewHandle }) {
  const save = useSave();
  const teams = useComputed(() => view.all('teamSettings').toSorted((a, b) => a.name.localeCompare(b.name)), [view]);
  const set = (team: EntityOf<'teamSettings'>, dispositionMandatory: boolean) => {
    const command = (isOn: boolean) => ({ kind: 'set-team-rules', team: team.id, dispositionMandatory: isOn }) as const;
    const done = dispositionMandatory ? words.mandatoryOn(team.name) : words.mandatoryOff(team.name);
    void save([command(dispositionMandatory)], done, [command(!dispositionMandatory)]);
  };
  return (
    <section className={styles.kind} aria-label={words.mandatory}>
      <h2>{words.mandatory}</h2>
      <p className={styles.more}>{words.mandatoryMore}</p>
      {teams.map((team) => (
        <Switch key={team.id} isOn={team.dispositionMandatory} onChange={(isOn) => set(team, isOn)}>
          <bdi>{team.name}</bdi>
        </Switch>
      ))}
    </section>
  );
}

interface CategoryDialogProps {
  view: ViewHandle;
  category: Category | null;
  takeTheirs: (() => void) | undefined;
  onClose(): void;
}

function CategoryDialog({ view, category, takeTheirs, onClose }: CategoryDialogProps) {
  const save = useSave();
  const all = useComputed(() => view.all('category'), [view]);
  const [name, setName] = useState(category?.name ?? '');
  const [purpose, setPurpose] = useState<Purpose>(category?.purpose ?? 'analytics');
  const [parent, setParent] = useState(category?.parent ?? '');
  // Of the same kind; not itself, nor what stands below it.
  const over = treeOf(all).filter(
    (branch) =>
      branch.purpose === purpose && branch.id !== category?.id && !(category && branch.over.includes(category.id)),
  );
  return (
    <EditDialog
      title={category ? words.change : words.make}
      onClose={onClose}
      onTakeTheirs={takeTheirs}
      onSave={() => {
        const called = name.trim();
        if (called === '') return texts.missingName;
        if (!category)
          return save([{ kind: 'add-category', name: called, parent: parent || null, purpose }], texts.saved(called));
        if (called === category.name && (parent || null) === category.parent) return null;
        const change = { kind: 'change-category', category: category.id } as const;
        return save([{ ...change, name: called, parent: parent || null }], texts.saved(called), [
          { ...change, name: category.name, parent: category.parent },
        ]);
      }}
    >
      <TextField label={texts.name} value={name} onChange={setName} maxLength={nameUnitsMax} />
      {!category && (
        <SelectField
          label={words.kind}
          value={purpose}
          choices={purposes.map((each) => ({
            id: each,
            name: `${kinds.purposes[each].name}: ${kinds.purposes[each].more}`,
          }))}
          onChange={(value) => {
            setPurpose(value as Purpose);
            setParent('');
          }}
        />
      )}
      <SelectField
        label={words.under}
        value={parent}
        choices={[{ id: '', name: words.top }, ...over.map((branch) => ({ id: branch.id, name: pathOf(branch) }))]}
        onChange={setParent}
      />
    </EditDialog>
  );
}
