// A section that is a list of things of one kind: the list, the button that makes one, the dialog that changes one.
import type { ViewHandle } from '@oriel/client';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useComputed } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { SettingsBody, SettingsPage } from './SettingsPage.tsx';
import { useEdited } from './useEdited.ts';

interface Editing<E> {
  view: ViewHandle;
  /** Null: a new one. */
  from: E | null;
  id: string;
  takeTheirs: (() => void) | undefined;
  onClose(): void;
}

interface ListPageProps<E> {
  title: string;
  about: string;
  /** Absent: none can be made here. */
  make?: string;
  all(view: ViewHandle): readonly E[];
  list(props: { view: ViewHandle; edit(one: E): void }): ReactNode;
  dialog(editing: Editing<E>): ReactNode;
}

export function ListPage<E extends { id: string; version: number }>(props: ListPageProps<E>) {
  return <SettingsPage title={props.title}>{(view) => <Listed {...props} view={view} />}</SettingsPage>;
}

function Listed<E extends { id: string; version: number }>({
  view,
  title,
  about,
  make,
  all: read,
  list: List,
  dialog,
}: ListPageProps<E> & { view: ViewHandle }) {
  const all = useComputed(() => read(view), [view]);
  const { edited, edit, close } = useEdited(all);
  return (
    <SettingsBody
      title={title}
      about={about}
      act={
        make && (
          <Button onPress={() => edit(null)}>
            <Plus size={14} aria-hidden="true" />
            {make}
          </Button>
        )
      }
    >
      <List view={view} edit={edit} />
      {edited && (
        <Keyed key={edited.key}>
          {dialog({
            view,
            from: edited.from,
            id: edited.from?.id ?? edited.key,
            takeTheirs: edited.takeTheirs,
            onClose: close,
          })}
        </Keyed>
      )}
    </SettingsBody>
  );
}

const Keyed = ({ children }: { children: ReactNode }) => children;
