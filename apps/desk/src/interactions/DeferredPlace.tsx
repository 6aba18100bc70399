// The tab *Deferred*: what the agent has put off, soonest back first.
import type { ViewHandle } from '@oriel/client';
import { deferredOrder } from '@oriel/domain';
import type { Hand } from '../agents/hand.ts';
import type { DeskPlace } from '../agents/place.ts';
import { ClosedPart } from '../app/NotFound.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import { BlankCard } from './BlankCard.tsx';
import { PlainCard } from './cards.tsx';
import { InteractionList } from './InteractionList.tsx';

interface DeferredPlaceProps {
  /** The view `deferred(agent)`. */
  deferred: ViewHandle;
  place: DeskPlace;
  hand: Hand;
}

export function DeferredPlace({ deferred, place, hand }: DeferredPlaceProps) {
  const status = useSignal(deferred.status);
  const rows = deferredOrder(useComputed(() => deferred.all('interaction'), [deferred]));
  const blanks = useComputed(() => deferred.all('blank'), [deferred]);
  if (status.is === 'closed') return <ClosedPart why={status.why} />;
  if (status.is === 'opening') return <Skeleton name={texts.loading} rows={2} height={88} />;
  return (
    <InteractionList
      name={texts.desk.deferred}
      isEmpty={rows.length + blanks.length === 0}
      empty={texts.desk.nothingDeferred}
    >
      {rows.map((interaction) => (
        <PlainCard key={interaction.id} interaction={interaction} place={place} hand={hand} />
      ))}
      {blanks.map(({ id }) => (
        <BlankCard key={id} />
      ))}
    </InteractionList>
  );
}
