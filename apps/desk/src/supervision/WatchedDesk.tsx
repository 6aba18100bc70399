// An agent's desk as a supervisor sees it: the same desk over the same view, in the watcher's hand. What is opened,
// scrolled and typed here stays in this browser; what the agent will see is in the loud strip, and nowhere else.
import { draftDotsUntil, draftKey, type ViewHandle } from '@oriel/client';
import { availabilityOf } from '@oriel/domain';
import { useState } from 'react';
import { Desk } from '../agents/Desk.tsx';
import type { Hand } from '../agents/hand.ts';
import { placeHref, type DeskPlace } from '../agents/place.ts';
import { NotFound } from '../app/NotFound.tsx';
import { useSession, useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { firstName } from '../look/person.ts';
import { Skeleton } from '../look/states.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import { dashboardHref } from './dashboard.ts';
import { Marks } from './Marks.tsx';
import { useWatchable } from './useWatchable.ts';
import { useFollowed } from './useFollowed.ts';
import { useLoudActs } from './useLoudActs.ts';
import { WatchedDraft } from './WatchedDraft.tsx';
import { WatchFrame } from './WatchFrame.tsx';
import { WatcherPlace } from './WatcherPlace.tsx';

export const watchHref = (agent: string, place: DeskPlace = {}): string => placeHref(`/supervision/agents/${agent}`, place);

export function WatchedDesk({ agent, place }: { agent: string; place: DeskPlace }) {
  const desk = useView({ view: 'desk', agent });
  return desk ? <Watching key={agent} desk={desk} agent={agent} place={place} /> : <Skeleton name={common.loading} />;
}

function Watching({ desk, agent, place }: { desk: ViewHandle; agent: string; place: DeskPlace }) {
  const { client, go } = useSession();
  const status = useSignal(desk.status);
  const seat = useComputed(() => desk.one('agent', agent), [desk, agent]);
  const all = useComputed(() => desk.all('interaction'), [desk]);
  const drafts = useSignal(desk.drafts);
  const freshness = useSignal(client.freshness);
  const isFollowing = place.open === undefined;
  const focus = useSignal(desk.focus);
  const followed = useFollowed(focus, isFollowing);
  const shown = isFollowing ? { ...place, open: followed ?? undefined } : place;
  const acts = useLoudActs(agent);
  const [scratch, setScratch] = useState('');
  const others = useWatchable();

  if (status.is === 'closed') return <NotFound />;
  if (status.is === 'opening' || !seat) return <Skeleton name={common.loading} />;

  const name = firstName(seat.name);
  const navigate = (next: DeskPlace) => go(watchHref(agent, next));
  const draftOf = (id: string) => drafts.get(draftKey({ interaction: id, what: 'reply' })) ?? drafts.get(draftKey({ interaction: id, what: 'comment' }));
  const hand: Hand = {
    // Moving about keeps following: only opening a card ends it.
    navigate: (next) => navigate(isFollowing && next.open === shown.open ? { ...next, open: undefined } : next),
    href: (next) => watchHref(agent, next),
    nothingOpen: texts.watch.nothingOpen(name),
    inboxesHeading: texts.watch.inboxesOf(name),
    before: texts.watch.onlyYou,
    marks: (id) => <Marks agent={focus === id && seat} you={shown.open === id} />,
    typing: (id) => {
      const draft = draftOf(id);
      return draft && { sentence: common.conversation.typing(seat.name), until: draftDotsUntil(draft) };
    },
    isUnsent: (id) => draftOf(id) !== undefined,
    below: (id) => <WatchedDraft desk={desk} interaction={id} agent={seat} />,
    footer: (interaction) => (
      <WatcherPlace
        scratch={scratch}
        onScratch={setScratch}
        agent={name}
        interaction={interaction}
        ringing={all.filter(({ state }) => state === 'ringing')}
        acts={acts}
      />
    ),
  };
  const held = all.length;
  const availability = availabilityOf(seat, held);
  return (
    <WatchFrame
      agent={seat}
      backHref={dashboardHref()}
      others={others}
      onWatch={(id) => go(watchHref(id))}
      follow={{
        isOn: isFollowing,
        onChange: (isOn) => navigate(isOn ? { ...place, open: undefined } : { ...place, open: shown.open ?? seat.id }),
      }}
      status={{
        is: availability,
        reason: seat.mode === 'away' && seat.reason ? common.awayReason[seat.reason] : undefined,
        more: common.of(held, seat.hard),
      }}
      staleSince={freshness.live ? null : freshness.since}
    >
      <Desk desk={desk} agent={agent} place={shown} hand={hand} via={desk} />
    </WatchFrame>
  );
}
