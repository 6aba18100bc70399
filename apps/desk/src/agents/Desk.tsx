// A desk: the lists, the open conversation, the record. The same component over the same view for the agent whose it is
// and for whoever watches; what may be done on it comes with the hand.
import type { ViewHandle } from '@oriel/client';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { DeskFrame } from '../frame/DeskFrame.tsx';
import { InboxList } from '../inboxes/InboxList.tsx';
import { InboxPlace } from '../inboxes/InboxPlace.tsx';
import { DeferredPlace } from '../interactions/DeferredPlace.tsx';
import { DeskTabs, type DeskTab } from '../interactions/DeskTabs.tsx';
import { HistoryPlace } from '../interactions/HistoryPlace.tsx';
import { OngoingPlace } from '../interactions/OngoingPlace.tsx';
import { OpenConversation } from '../interactions/OpenConversation.tsx';
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';
import { EmptyState, Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import styles from './Desk.module.css';
import type { Hand } from './hand.ts';
import type { DeskPlace } from './place.ts';

const Mentions = lazy(async () => ({ default: (await import('./Mentions.tsx')).Mentions }));

export interface DeskProps {
  /** The view `desk(agent)`. */
  desk: ViewHandle;
  agent: string;
  place: DeskPlace;
  hand: Hand;
  /** On a watched desk, what is opened in it is opened via it. */
  via?: ViewHandle;
  bar?: ReactNode;
}

// Loaded when they are opened for the first time.
const OpenActivity = lazy(async () => ({ default: (await import('../interactions/OpenActivity.tsx')).OpenActivity }));
const OpenRecord = lazy(async () => ({ default: (await import('../customers/OpenRecord.tsx')).OpenRecord }));
const CategoriesWindow = lazy(async () => ({
  default: (await import('../categories/CategoriesWindow.tsx')).CategoriesWindow,
}));

export function Desk({ desk, agent, place, hand, via, bar }: DeskProps) {
  const [categoriesOf, setCategoriesOf] = useState<string | null>(null);
  const ongoing = useComputed(() => desk.all('interaction').filter(({ state }) => state === 'ongoing').length, [desk]);
  const ringing = useComputed(() => desk.all('interaction').filter(({ state }) => state === 'ringing').length, [desk]);
  const deferred = useView({ view: 'deferred', agent }, via);
  const putOff = useComputed(
    () => (deferred ? deferred.all('interaction').length + deferred.all('blank').length : 0),
    [deferred],
  );
  const rules = useComputed(() => desk.all('rules')[0], [desk]);
  const isMentioned = useComputed(() => (desk.one('mentions', agent)?.list.length ?? 0) > 0, [desk, agent]);
  const needsApproval = useComputed(() => desk.one('agent', agent)?.repliesNeedApproval ?? false, [desk, agent]);
  const inboxes = useComputed(() => desk.all('inbox'), [desk]);

  const list = place.inbox ? (
    <InboxPlace
      key={place.inbox}
      agent={agent}
      inbox={place.inbox}
      name={inboxes.find(({ id }) => id === place.inbox)?.name ?? ''}
      place={place}
      hand={hand}
      via={via}
    />
  ) : (
    <DeskTabs
      chosen={place.tab ?? 'ongoing'}
      onChoose={(tab) => hand.navigate(tabPlace(place, tab))}
      ongoing={ongoing}
      deferred={putOff}
    >
      {place.tab === 'history' ? (
        <HistoryPlace agent={agent} place={place} hand={hand} via={via} />
      ) : place.tab === 'deferred' ? (
        deferred ? (
          <DeferredPlace deferred={deferred} place={place} hand={hand} />
        ) : (
          <Skeleton name={texts.loading} />
        )
      ) : (
        <OngoingPlace desk={desk} place={place} hand={hand} />
      )}
    </DeskTabs>
  );

  return (
    <>
      <DeskFrame
        bar={
          <>
            {bar}
            <p className={styles.rule} role="status">
              {needsApproval && texts.composer.approval.rule}
            </p>
          </>
        }
        list={list}
        underList={
          <>
            <Suspense fallback={null}>
              {isMentioned && <Mentions desk={desk} agent={agent} place={place} hand={hand} />}
            </Suspense>
            <InboxList
              heading={hand.inboxesHeading}
              inboxes={inboxes}
              open={place.inbox}
              href={(inbox) => hand.href({ ...place, inbox })}
              onEdit={hand.editInbox}
            />
          </>
        }
        shows={place.open === undefined ? 'list' : 'middle'}
        middle={
          place.open === undefined ? (
            <div className={styles.nothing}>
              <EmptyState>{hand.nothingOpen}</EmptyState>
              <footer>{hand.footer?.(undefined)}</footer>
            </div>
          ) : (
            <OpenConversation
              key={place.open}
              interaction={place.open}
              agent={agent}
              hand={hand}
              via={via}
              ringing={ringing}
              onRecord={() => hand.navigate({ ...place, record: place.record ? undefined : true, activity: undefined })}
              onActivity={() =>
                hand.navigate({ ...place, record: undefined, activity: place.activity ? undefined : true })
              }
              onCategories={() => setCategoriesOf(place.open ?? null)}
              onBack={() => hand.navigate({ ...place, open: undefined })}
            />
          )
        }
        beside={
          place.open === undefined ? null : place.record ? (
            <Suspense fallback={<Skeleton name={texts.loading} />}>
              <OpenRecord
                key={place.open}
                interaction={place.open}
                agent={agent}
                hand={hand.record}
                via={via}
                onClose={() => hand.navigate({ ...place, record: undefined })}
              />
            </Suspense>
          ) : place.activity ? (
            <Suspense fallback={<Skeleton name={texts.loading} />}>
              <OpenActivity
                key={place.open}
                interaction={place.open}
                via={via}
                onClose={() => hand.navigate({ ...place, activity: undefined })}
              />
            </Suspense>
          ) : null
        }
      />
      {categoriesOf !== null && (
        <Suspense fallback={null}>
          <CategoriesWindow
            interaction={categoriesOf}
            {...{ agent, rules, hand, via }}
            onClose={() => setCategoriesOf(null)}
          />
        </Suspense>
      )}
    </>
  );
}

const tabPlace = (place: DeskPlace, tab: DeskTab): DeskPlace => ({
  ...place,
  inbox: undefined,
  tab: tab === 'ongoing' ? undefined : tab,
});
