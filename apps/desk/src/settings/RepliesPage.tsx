// Settings > Saved replies.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { useState } from 'react';
import { useComputed } from '../live/signals.ts';
import { SearchField } from '../look/SearchField.tsx';
import { EmptyState } from '../look/states.tsx';
import { texts } from '../texts/en-settings.ts';
import { languageName } from '../texts/languages.ts';
import { ListPage } from './ListPage.tsx';
import { ReplyDialog } from './ReplyDialog.tsx';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';

const words = texts.replies;
type Reply = EntityOf<'savedReply'>;

export function RepliesPage() {
  return (
    <ListPage
      title={words.title}
      about={words.about}
      make={words.make}
      all={(view) => view.all('savedReply')}
      list={Replies}
      dialog={({ view, from, id, takeTheirs, onClose }) => (
        <ReplyDialog view={view} reply={from} id={id} takeTheirs={takeTheirs} onClose={onClose} />
      )}
    />
  );
}

function Replies({ view, edit }: { view: ViewHandle; edit(reply: Reply): void }) {
  const [sought, setSought] = useState('');
  const all = useComputed(() => view.all('savedReply').toSorted((a, b) => a.title.localeCompare(b.title)), [view]);
  const teams = useComputed(() => new Map(view.all('teamSettings').map(({ id, name }) => [id, name])), [view]);
  const parts = sought.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ title, shortcut, text }) => {
    const said = `${title} ${shortcut} ${text}`.toLocaleLowerCase();
    return parts.every((part) => said.includes(part));
  });
  if (all.length === 0) return <EmptyState>{words.none}</EmptyState>;
  return (
    <>
      <SearchField placeholder={texts.search} text={sought} onText={setSought} />
      {found.length === 0 ? (
        <EmptyState>{texts.nothingFound}</EmptyState>
      ) : (
        <ul className={styles.list} aria-label={words.list}>
          {found.map((reply) => (
            <Row
              key={reply.id}
              view={view}
              id={reply.id}
              name={reply.title}
              mark={
                <>
                  <code dir="ltr">/{reply.shortcut}</code>
                  {reply.team && <bdi className={styles.chip}>{teams.get(reply.team)}</bdi>}
                  {reply.language && <span className={styles.chip}>{languageName(reply.language)}</span>}
                </>
              }
              more={
                <bdi className={styles.clipped} lang={reply.language ?? undefined}>
                  {reply.text}
                </bdi>
              }
              onChange={() => edit(reply)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
