// The tab *History*: what the agent completed, newest first, older pages when they are asked for.
import type { ViewHandle } from '@oriel/client';
import { historyOrder } from '@oriel/domain';
import { useState } from 'react';
import type { Hand } from '../agents/hand.ts';
import type { DeskPlace } from '../agents/place.ts';
import { ClosedPart } from '../app/NotFound.tsx';
import { useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import { BlankCard } from './BlankCard.tsx';
import { PlainCard } from './cards.tsx';
import { InteractionList } from './InteractionList.tsx';

interface HistoryPlaceProps {
  agent: string;
  place: DeskPlace;
  hand: Hand;
  via: ViewHandle | undefined;
  /** Completed before then; the newest page without it. */
  before?: number;
}

export function HistoryPlace({ agent, place, hand, via, before }: HistoryPlaceProps) {
  const history = useView({ view: 'history', agent, ...(before !== undefined && { before }) }, via);
  return history ? (
    <Page {...{ agent, place, hand, via, before, history }} />
  ) : (
    <Skeleton name={texts.loading} rows={4} height={88} />
  );
}

function Page({ agent, place, hand, via, before, history }: HistoryPlaceProps & { history: ViewHandle }) {
  const [wantsOlder, setWantsOlder] = useState(false);
  const status = useSignal(history.status);
  const rows = historyOrder(useComputed(() => history.all('interaction'), [history]));
  const blanks = useComputed(() => history.all('blank'), [history]);
  const more = useSignal(history.more);
  const oldest = rows.at(-1)?.stateAt;
  if (status.is === 'closed') return <ClosedPart why={status.why} />;
  if (status.is === 'opening') return <Skeleton name={texts.loading} rows={4} height={88} />;
  const cards = (
    <>
      {rows.map((interaction) => (
        <PlainCard key={interaction.id} interaction={interaction} place={place} hand={hand} />
      ))}
      {blanks.map(({ id }) => (
        <BlankCard key={id} />
      ))}
    </>
  );
  const end =
    more && oldest !== undefined ? (
      wantsOlder ? (
        <HistoryPlace {...{ agent, place, hand, via }} before={oldest} />
      ) : (
        <Button onPress={() => setWantsOlder(true)}>{texts.desk.older}</Button>
      )
    ) : null;
  return (
    <InteractionList
      name={before === undefined ? texts.desk.history : texts.desk.older}
      isEmpty={rows.length + blanks.length === 0}
      empty={texts.desk.nothingCompleted}
      end={end}
    >
      {cards}
    </InteractionList>
  );
}
