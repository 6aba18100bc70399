// The inboxes beside a desk: shared ones, then own ones, each with its count; what stands under another can be folded
// away. The same on a watched desk; only on one's own can they be made and changed.
import { nested } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';
import { ChevronRight, Pencil, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../look/Button.tsx';
import { Go } from '../look/Go.tsx';
import { texts } from '../texts/en.ts';
import styles from './InboxList.module.css';

type Inbox = EntityOf<'inbox'>;

interface InboxListProps {
  /** "Inboxes", or on a watched desk whose they are. */
  heading: string;
  inboxes: readonly Inbox[];
  /** The one that is shown. */
  open: string | undefined;
  href(inbox: string): string;
  /** Null: a new one. Absent: they are somebody else's. */
  onEdit?(inbox: Inbox | null): void;
}

export function InboxList({ heading, inboxes, open, href, onEdit }: InboxListProps) {
  const own = inboxes.filter(({ isOwn }) => isOwn);
  const tree = { open, href };
  return (
    <div className={styles.place}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{heading}</h2>
        {onEdit && (
          <Button variant="quiet" size="icon" aria-label={texts.inboxes.make} onPress={() => onEdit(null)}>
            <Plus size={14} aria-hidden="true" />
          </Button>
        )}
      </div>
      <Tree name={texts.desk.inboxes} inboxes={inboxes.filter(({ isOwn }) => !isOwn)} {...tree} />
      {own.length > 0 && (
        <>
          <h3 className={styles.heading}>{texts.inboxes.own}</h3>
          <Tree name={texts.inboxes.ownList} inboxes={own} onEdit={onEdit} {...tree} />
        </>
      )}
    </div>
  );
}

interface TreeProps extends Pick<InboxListProps, 'inboxes' | 'open' | 'href' | 'onEdit'> {
  name: string;
}

function Tree({ name, inboxes, open, href, onEdit }: TreeProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fold = (id: string, isFolded: boolean) =>
    setFolded((before) => new Set(isFolded ? [...before, id] : [...before].filter((each) => each !== id)));
  const rows = nested(inboxes, folded);
  const isTree = rows.some(({ isParent }) => isParent);
  return (
    <ul aria-label={name}>
      {rows.map(({ inbox, depth, isParent }) => (
        <li
          key={inbox.id}
          className={styles.row}
          data-tree={isTree}
          data-open={inbox.id === open}
          style={{ paddingInlineStart: depth * 14 }}
        >
          {isParent && (
            <Fold name={inbox.name} isOpen={!folded.has(inbox.id)} onOpen={(isOpen) => fold(inbox.id, !isOpen)}>
              <ChevronRight size={13} aria-hidden="true" />
            </Fold>
          )}
          <Go
            className={styles.inbox}
            href={href(inbox.id)}
            aria-current={inbox.id === open ? 'true' : undefined}
            title={inbox.query}
          >
            <bdi>{inbox.name}</bdi>
            <span>{inbox.count}</span>
          </Go>
          {onEdit && (
            <button
              type="button"
              className={styles.edit}
              aria-label={texts.inboxes.change(inbox.name)}
              onClick={() => onEdit(inbox)}
            >
              <Pencil size={12} aria-hidden="true" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface FoldProps {
  name: string;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
  children: ReactNode;
}

/** Enter and Space turn it, and the arrows as in a tree. */
function Fold({ name, isOpen, onOpen, children }: FoldProps) {
  return (
    <button
      type="button"
      className={styles.fold}
      aria-expanded={isOpen}
      aria-label={texts.inboxes.under(name)}
      onClick={() => onOpen(!isOpen)}
      onKeyDown={({ key }) => {
        if (key === 'ArrowRight' || key === 'ArrowLeft') onOpen(key === 'ArrowRight');
      }}
    >
      {children}
    </button>
  );
}
