// The tab *Ongoing*: what rings, above; what is ongoing, in the order it was accepted.
import type { ViewHandle } from '@oriel/client';
import { ongoingOf, ringingOf } from '@oriel/domain';
import type { Hand } from '../agents/hand.ts';
import type { DeskPlace } from '../agents/place.ts';
import { useComputed } from '../live/signals.ts';
import { texts } from '../texts/en.ts';
import { BlankCard } from './BlankCard.tsx';
import { DeskCard } from './cards.tsx';
import { InteractionList } from './InteractionList.tsx';

export function OngoingPlace({ desk, place, hand }: { desk: ViewHandle; place: DeskPlace; hand: Hand }) {
  const all = useComputed(() => desk.all('interaction'), [desk]);
  const blanks = useComputed(() => desk.all('blank'), [desk]);
  const ringing = ringingOf(all);
  const ongoing = ongoingOf(all);
  const card = (interaction: (typeof all)[number]) => (
    <DeskCard key={interaction.id} interaction={interaction} place={place} hand={hand} />
  );
  return (
    <InteractionList
      name={texts.desk.current}
      isEmpty={all.length + blanks.length === 0}
      empty={texts.desk.nothingOngoing}
      before={
        ringing.length > 0 && (
          <InteractionList name={texts.desk.ringing} isEmpty={false} empty={null}>
            {ringing.map(card)}
          </InteractionList>
        )
      }
    >
      {ongoing.map(card)}
      {blanks.map(({ id }) => (
        <BlankCard key={id} />
      ))}
    </InteractionList>
  );
}
