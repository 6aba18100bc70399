// Settings > Inboxes: the shared ones, for those who share them. Live, so that two of them see each other's work.
import type { ViewHandle } from '@oriel/client';
import { nested } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { Closed } from '../app/NotFound.tsx';
import { usePageTitle } from '../app/title.ts';
import { DeskBar } from '../frame/DeskBar.tsx';
import { InboxDialog } from '../inboxes/InboxDialog.tsx';
import { useSession, useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { EmptyState, Skeleton } from '../look/states.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-inboxes.ts';
import { texts as settings } from '../texts/en-supervision.ts';
import styles from './SharedInboxesPage.module.css';

export function SharedInboxesPage() {
  const view = useView({ view: 'shared-inboxes' });
  return view ? <Inboxes view={view} /> : <Skeleton name={common.loading} rows={8} />;
}

function Inboxes({ view }: { view: ViewHandle }) {
  const { client, you } = useSession();
  const status = useSignal(view.status);
  const freshness = useSignal(client.freshness);
  const all = useComputed(() => view.all('shared-inbox'), [view]);
  const teams = useComputed(() => view.all('team').toSorted((a, b) => a.name.localeCompare(b.name)), [view]);
  const people = useComputed(() => view.all('colleague').toSorted((a, b) => a.name.localeCompare(b.name)), [view]);
  const [edited, setEdited] = useState<{ inbox: EntityOf<'shared-inbox'> | null } | null>(null);
  usePageTitle(texts.title);
  if (status.is === 'closed') return <Closed why={status.why} />;
  if (status.is === 'opening') return <Skeleton name={common.loading} rows={8} />;
  const mayShareWithAll = you.roles.includes('administrator');
  const atFirst = { teams: mayShareWithAll ? [] : teams.slice(0, 1).map(({ id }) => id), roles: [], people: [] };
  const inbox = all.find(({ id }) => id === edited?.inbox?.id) ?? edited?.inbox ?? null;
  return (
    <>
      <DeskBar title={`${settings.settings} › ${texts.title}`} staleSince={freshness.live ? null : freshness.since}>
        {(mayShareWithAll || teams.length > 0) && (
          <Button onPress={() => setEdited({ inbox: null })}>
            <Plus size={14} aria-hidden="true" />
            {texts.make}
          </Button>
        )}
      </DeskBar>
      <div className={styles.page}>
        <p className={styles.about}>{texts.shared.about}</p>
        {all.length === 0 ? (
          <EmptyState>{texts.shared.none}</EmptyState>
        ) : (
          <ul className={styles.list} aria-label={texts.shared.list}>
            {nested(all).map(({ inbox: each, depth }) => (
              <li key={each.id} style={{ paddingInlineStart: 14 + depth * 18 }}>
                <bdi className={styles.name}>{each.name}</bdi>
                <span>{each.query ? <code dir="ltr">{each.query}</code> : texts.shared.everything}</span>
                <span>{whomFor(each, teams, people)}</span>
                {each.mayChange ? (
                  <Button
                    variant="quiet"
                    size="icon"
                    aria-label={texts.shared.change(each.name)}
                    onPress={() => setEdited({ inbox: each })}
                  >
                    <Pencil size={13} aria-hidden="true" />
                  </Button>
                ) : (
                  <span />
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {edited && (
        <InboxDialog
          inbox={inbox}
          all={all}
          agent={null}
          sharing={{ teams, people, mayShareWithAll, atFirst }}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

interface Named {
  id: string;
  name: string;
}

/** By name; of those the viewer has not to do with, how many. */
function whomFor({ limits }: EntityOf<'shared-inbox'>, teams: readonly Named[], people: readonly Named[]): string {
  const ids = [...limits.teams, ...limits.people];
  if (ids.length + limits.roles.length === 0) return texts.shared.everybody;
  const names = ids.flatMap((id) => [...teams, ...people].find((each) => each.id === id)?.name ?? []);
  const others = ids.length - names.length;
  return [
    ...names,
    ...limits.roles.map((role) => texts.shared.roles[role]),
    ...(others > 0 ? [texts.shared.others(others)] : []),
  ].join(', ');
}
