// An agent's desk as a supervisor sees it: the same desk over the same view, in the watcher's hand. What is opened,
// scrolled and typed here stays in this browser; what the agent will see is in the loud strip, and nowhere else.
import type { ViewHandle } from '@oriel/client';
import { loadOf } from '@oriel/domain';
import { useState } from 'react';
import { Desk } from '../agents/Desk.tsx';
import type { Hand } from '../agents/hand.ts';
import { SeatStatus } from '../agents/SeatStatus.tsx';
import { deskPlace, type DeskPlace } from '../agents/place.ts';
import { Closed } from '../app/NotFound.tsx';
import { usePageTitle } from '../app/title.ts';
import { CategoriesProvider, useReadCategories } from '../categories/known.ts';
import type { Ticks } from '../categories/ticks.ts';
import { useSession, useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { GoProvider } from '../look/Go.tsx';
import { firstName } from '../look/person.ts';
import { Skeleton } from '../look/states.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import { dashboardHref } from './dashboard.ts';
import { LookOver } from './LookOver.tsx';
import type { Staged } from './LoudRecord.tsx';
import { Marks } from './Marks.tsx';
import { PurposeDialog } from './PurposeDialog.tsx';
import { useWatchable } from './useWatchable.ts';
import { useFollowed } from './useFollowed.ts';
import { useLookTerms, type LookTerms } from './useLookTerms.ts';
import { useLoudActs } from './useLoudActs.ts';
import { WatchedDraft } from './WatchedDraft.tsx';
import { WatchedTyping } from './WatchedTyping.tsx';
import { WatchFrame } from './WatchFrame.tsx';
import { WatcherPlace } from './WatcherPlace.tsx';
import styles from './WatchFrame.module.css';
import { following, isFollowing, movedTo, shownPlace, watchHref } from './watchPlace.ts';

export function WatchedDesk({ agent, place }: { agent: string; place: DeskPlace }) {
  const { terms, purpose, pick } = useLookTerms(agent);
  const desk = useView({ view: 'desk', agent, ...(purpose !== undefined && { purpose }) });
  return desk ? (
    <Watching key={agent} desk={desk} agent={agent} place={place} terms={terms} onPurpose={pick} />
  ) : (
    <Skeleton name={common.loading} />
  );
}

interface WatchingProps {
  desk: ViewHandle;
  agent: string;
  place: DeskPlace;
  terms: LookTerms | undefined;
  onPurpose(purpose: string): void;
}

function Watching({ desk, agent, place, terms, onPurpose }: WatchingProps) {
  const { client, go } = useSession();
  const status = useSignal(desk.status);
  const seat = useComputed(() => desk.one('agent', agent), [desk, agent]);
  const all = useComputed(() => desk.all('interaction'), [desk]);
  const load = useComputed(() => loadOf([...desk.all('interaction'), ...desk.all('blank')]), [desk]);
  const freshness = useSignal(client.freshness);
  const focus = useSignal(desk.focus);
  const shown = shownPlace(place, useFollowed(focus, isFollowing(place)));
  const acts = useLoudActs(agent);
  const categories = useReadCategories(desk);
  const [ticks, setTicks] = useState<ReadonlyMap<string, Ticks>>(new Map());
  const [scratch, setScratch] = useState('');
  const [staged, setStaged] = useState<Staged | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const others = useWatchable(isChoosing);
  usePageTitle(seat?.name);

  if (status.is === 'closed') {
    return (
      <main className={styles.closed}>
        {status.why === 'purpose-needed' ? (
          terms && (
            <PurposeDialog
              agent={firstName(terms.name)}
              purposes={terms.purposes}
              onPick={onPurpose}
              onClose={() => go(dashboardHref())}
            />
          )
        ) : status.why === 'outside-hours' || status.why === 'minutes-used' ? (
          <LookOver why={status.why} terms={terms} />
        ) : (
          <Closed why={status.why} />
        )}
      </main>
    );
  }
  if (status.is === 'opening' || !seat) return <Skeleton name={common.loading} />;

  const name = firstName(seat.name);
  const navigate = (next: DeskPlace) => go(watchHref(agent, movedTo(next, shown, place)));
  /** Links say what they lead to, as the agent's own do; followed, they keep following as everything else does. */
  const goHere = (href: string) => {
    const { pathname, searchParams } = new URL(href, location.origin);
    if (pathname === watchHref(agent)) navigate(deskPlace(Object.fromEntries(searchParams)));
    else go(href);
  };
  const keep = (interaction: string, kept: Ticks | null) =>
    setTicks((before) => {
      const others = new Map(before);
      if (kept) others.set(interaction, kept);
      else others.delete(interaction);
      return others;
    });
  const hand: Hand = {
    record: {
      save: (interaction, change) =>
        new Promise((resolve) => {
          setStaged((before) => {
            before?.onEnd('not');
            return { interaction, change, onEnd: resolve };
          });
        }),
      saves: 'after-a-look',
    },
    ticks: {
      of: (id) => ticks.get(id) ?? null,
      keep,
      more: texts.watch.ticksKept(name),
      whose: texts.watch.whose(name),
    },
    navigate,
    href: (next) => watchHref(agent, next),
    nothingOpen: (seat.connected ? texts.watch.nothingOpen : texts.watch.offline)(name),
    inboxesHeading: texts.watch.inboxesOf(name),
    before: texts.watch.onlyYou,
    marks: (id) => <Marks agent={focus === id && seat} you={shown.open === id} />,
    drafting: (id) => <WatchedTyping desk={desk} interaction={id} agent={seat} />,
    below: (id) => <WatchedDraft desk={desk} interaction={id} agent={seat} />,
    footer: (interaction) => (
      <WatcherPlace
        scratch={scratch}
        onScratch={setScratch}
        agent={name}
        agentId={agent}
        desk={desk}
        interaction={interaction}
        seat={seat}
        ringing={all.filter(({ state }) => state === 'ringing')}
        acts={acts}
        ticks={(interaction && ticks.get(interaction.id)) ?? null}
        onSaved={() => interaction && keep(interaction.id, null)}
        staged={staged}
        onStagedEnd={(saved) => {
          staged?.onEnd(saved);
          setStaged(null);
        }}
      />
    ),
  };
  return (
    <WatchFrame
      agent={seat}
      backHref={dashboardHref()}
      minutesLeft={terms?.minutesLeft ?? null}
      others={others}
      onOthers={setChoosing}
      onWatch={(id) => go(watchHref(id))}
      follow={{
        isOn: isFollowing(place),
        onChange: (isOn) => go(watchHref(agent, following(place, isOn, shown))),
      }}
      status={<SeatStatus seat={seat} load={load} />}
      staleSince={freshness.live ? null : freshness.since}
    >
      <GoProvider go={goHere}>
        <CategoriesProvider value={categories}>
          <Desk desk={desk} agent={agent} place={shown} hand={hand} via={desk} />
        </CategoriesProvider>
      </GoProvider>
    </WatchFrame>
  );
}
