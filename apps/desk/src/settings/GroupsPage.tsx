// Settings > Channel groups.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { nameUnitsMax } from '@oriel/protocol';
import { useState } from 'react';
import { useComputed } from '../live/signals.ts';
import { Switch } from '../look/Switch.tsx';
import { TextField } from '../look/TextField.tsx';
import { texts } from '../texts/en-settings.ts';
import { written } from './duration.ts';
import { EditDialog } from './EditDialog.tsx';
import { SelectField } from './fields.tsx';
import { fieldsOf, names, readGroup, settingsOf, type GroupFields, type Written } from './groupEdit.ts';
import { ListPage } from './ListPage.tsx';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { useSave } from './useSettings.ts';

const words = texts.groups;
type Group = EntityOf<'channelGroup'>;

export function GroupsPage() {
  return (
    <ListPage
      title={words.title}
      about={words.about}
      all={(view) => view.all('channelGroup')}
      list={Groups}
      dialog={({ from, takeTheirs, onClose }) =>
        from && <GroupDialog group={from} takeTheirs={takeTheirs} onClose={onClose} />
      }
    />
  );
}

function Groups({ view, edit }: { view: ViewHandle; edit(group: Group): void }) {
  const all = useComputed(() => view.all('channelGroup').toSorted((a, b) => a.name.localeCompare(b.name)), [view]);
  const channels = useComputed(() => view.all('channel').toSorted((a, b) => a.name.localeCompare(b.name)), [view]);
  return (
    <ul className={styles.list} aria-label={words.list}>
      {all.map((group) => (
        <Row
          key={group.id}
          view={view}
          id={group.id}
          name={group.name}
          mark={
            <bdi className={styles.chip}>
              {words.channels(channels.filter((each) => each.group === group.id).map(({ name }) => name))}
            </bdi>
          }
          more={words.more(group.soft, group.hard, written(group.ringMs), written(group.answerTargetMs))}
          onChange={() => edit(group)}
        />
      ))}
    </ul>
  );
}

interface GroupDialogProps {
  group: Group;
  takeTheirs: (() => void) | undefined;
  onClose(): void;
}

function GroupDialog({ group, takeTheirs, onClose }: GroupDialogProps) {
  const save = useSave();
  const [fields, setFields] = useState(() => fieldsOf(group));
  const set = (change: Partial<GroupFields>) => setFields({ ...fields, ...change });
  const field = (key: Written, more?: string) => (
    <div className={styles.field}>
      <TextField label={names[key]} value={fields[key]} onChange={(text) => set({ [key]: text })} />
      {more && <p className={styles.hint}>{more}</p>}
    </div>
  );
  return (
    <EditDialog
      title={words.change}
      size="wide"
      onClose={onClose}
      onTakeTheirs={takeTheirs}
      onSave={() => {
        const after = readGroup(fields);
        if ('wrong' in after) return after.wrong;
        const before = settingsOf(group);
        const keys = Object.keys(after) as (keyof typeof after)[];
        if (keys.every((key) => after[key] === before[key])) return null;
        const change = { kind: 'set-channel-group', group: group.id } as const;
        return save([{ ...change, ...after }], texts.saved(after.name), [{ ...change, ...before }]);
      }}
    >
      <TextField label={texts.name} value={fields.name} onChange={(name) => set({ name })} maxLength={nameUnitsMax} />
      <div className={styles.two}>
        {field('soft', words.softMore)}
        {field('hard', words.hardMore)}
        {field('ringMs')}
        {field('answerTargetMs')}
        {field('missesMax')}
        <SelectField
          label={words.afterMiss}
          value={fields.afterMiss}
          choices={(['away', 'nothing'] as const).map((id) => ({ id, name: words.afterMisses[id] }))}
          onChange={(value) => set({ afterMiss: value as GroupFields['afterMiss'] })}
        />
        {field('idleMs')}
        {field('goneMs')}
        {field('undeliveredMs', words.never)}
        {field('autoCompleteMs', words.never)}
        {field('priority', words.priorityMore)}
      </div>
      <Switch isOn={fields.autoAccept} onChange={(autoAccept) => set({ autoAccept })}>
        {words.autoAccept}
      </Switch>
      <p className={styles.hint}>{words.times}</p>
    </EditDialog>
  );
}
