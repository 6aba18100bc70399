// Makes or changes an inbox: its name, its query, under which it stands and in which place; and, of a shared one, whom it
// is for. Loaded when it is opened for the first time.
import { nested, parseQuery } from '@oriel/domain';
import { nameUnitsMax, type CommandOf } from '@oriel/protocol';
import { useId, useState } from 'react';
import { useActs } from '../agents/useActs.ts';
import { useToasts } from '../app/toasts.tsx';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { TextField } from '../look/TextField.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-inboxes.ts';
import { LimitsField, type Limits, type Sharing } from './LimitsField.tsx';
import styles from './InboxDialog.module.css';
import { QueryField } from './QueryField.tsx';

export interface EditedInbox {
  id: string;
  name: string;
  query: string;
  parent: string | null;
  order: number;
  limits?: Limits;
}

interface InboxDialogProps {
  /** Null: a new one. */
  inbox: EditedInbox | null;
  /** All of its kind, itself among them: own ones, or shared ones. */
  all: readonly EditedInbox[];
  /** Whose own it is; null: it is shared. */
  agent: string | null;
  sharing?: Sharing;
  onClose(): void;
}

/** Long enough to read what was done and to take it back. */
const undoForMs = 10_000;

export function InboxDialog({ inbox, all, agent, sharing, onClose }: InboxDialogProps) {
  const act = useActs();
  const { tell } = useToasts();
  const [id] = useState(() => inbox?.id ?? crypto.randomUUID());
  const [name, setName] = useState(inbox?.name ?? '');
  const [query, setQuery] = useState(inbox?.query ?? '');
  const [parent, setParent] = useState(inbox?.parent ?? null);
  const [limits, setLimits] = useState(inbox?.limits ?? sharing?.atFirst ?? null);
  const [missing, setMissing] = useState<string | null>(null);
  const command = (): CommandOf<'save-inbox'> => ({
    ...{ kind: 'save-inbox', inbox: id, name: name.trim(), query: query.trim(), parent, shared: limits },
  });

  const save = async () => {
    const gap =
      name.trim() === ''
        ? texts.missingName
        : limits && !sharing?.mayShareWithAll && limits.teams.length + limits.people.length === 0
          ? texts.shared.missing
          : null;
    setMissing(gap);
    if (gap !== null || parseQuery(query).faults.length > 0) return;
    const before = inbox && {
      name: inbox.name,
      query: inbox.query,
      parent: inbox.parent,
      shared: inbox.limits ?? null,
    };
    const { kind: _, inbox: __, ...after } = command();
    if (before && JSON.stringify(before) === JSON.stringify(after)) return onClose();
    if (await act(command())) onClose();
  };
  const remove = async () => {
    if (!inbox || !(await act({ kind: 'delete-inbox', inbox: id }))) return;
    const { name, query, parent, limits = null } = inbox;
    const back = { kind: 'save-inbox' as const, inbox: id, name, query, parent, shared: limits };
    const undo = { name: texts.undo, onPress: () => void act(back) };
    tell({ text: texts.deleted(name), act: undo, lastsMs: undoForMs });
    onClose();
  };

  return (
    <Dialog
      title={inbox ? texts.change : texts.make}
      isOpen
      onClose={onClose}
      acts={
        <>
          {inbox && (
            <span className={styles.aside}>
              <Button variant="quiet" onPress={() => void remove()}>
                {texts.delete}
              </Button>
            </span>
          )}
          <Button variant="quiet" onPress={onClose}>
            {common.cancel}
          </Button>
          <Button variant="primary" onPress={() => void save()}>
            {texts.save}
          </Button>
        </>
      }
    >
      <TextField label={texts.name} value={name} onChange={setName} maxLength={nameUnitsMax} />
      <QueryField query={query} onQuery={setQuery} agent={agent} />
      {sharing && limits && <LimitsField limits={limits} onLimits={setLimits} sharing={sharing} />}
      <Place
        id={id}
        all={all}
        parent={parent}
        onParent={setParent}
        mayMove={inbox !== null && parent === inbox.parent}
      />
      <p className={styles.fault} role="alert">
        {missing}
      </p>
      <Help />
    </Dialog>
  );
}

interface PlaceProps {
  id: string;
  all: readonly EditedInbox[];
  parent: string | null;
  onParent(parent: string | null): void;
  mayMove: boolean;
}

/** Under which it stands; and one place up or down among those there, at once. */
function Place({ id, all, parent, onParent, mayMove }: PlaceProps) {
  const act = useActs();
  const field = useId();
  const rows = nested(all);
  const from = rows.findIndex(({ inbox }) => inbox.id === id);
  const depth = rows[from]?.depth ?? Infinity;
  const to = rows.findIndex((row, at) => at > from && row.depth <= depth);
  // Not itself, nor what stands under it.
  const others = rows.filter((_, at) => from < 0 || at < from || (to >= 0 && at >= to));
  const there = rows.filter(({ inbox }) => parentIn(all, inbox) === parent).map(({ inbox }) => inbox.id);
  const at = there.indexOf(id);
  const move = (by: number) => {
    const inboxes = there.filter((each) => each !== id);
    inboxes.splice(at + by, 0, id);
    void act({ kind: 'order-inboxes', parent, inboxes });
  };
  if (others.length === 0) return null;
  return (
    <div className={styles.place}>
      <label htmlFor={field}>{texts.under}</label>
      <select id={field} value={parent ?? ''} onChange={(event) => onParent(event.currentTarget.value || null)}>
        <option value="">{texts.top}</option>
        {others.map(({ inbox, depth: level }) => (
          <option key={inbox.id} value={inbox.id}>
            {`${'\u2003'.repeat(level)}${inbox.name}`}
          </option>
        ))}
      </select>
      {mayMove && there.length > 1 && (
        <span className={styles.moves}>
          <Button size="small" isDisabled={at <= 0} onPress={() => move(-1)}>
            {texts.up}
          </Button>
          <Button size="small" isDisabled={at === there.length - 1} onPress={() => move(1)}>
            {texts.down}
          </Button>
        </span>
      )}
    </div>
  );
}

const parentIn = (all: readonly EditedInbox[], { parent }: EditedInbox): string | null =>
  all.some(({ id }) => id === parent) ? parent : null;

function Help() {
  return (
    <details className={styles.help}>
      <summary>{texts.help}</summary>
      <p>{texts.helpMore}</p>
      <dl>
        {texts.examples.map(([query, means]) => (
          <div key={query}>
            <dt>
              <code dir="ltr">{query}</code>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
