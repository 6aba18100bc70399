// Interactions of a list as cards: with the agent's border, ringing, plain, or blank where a policy keeps them from sight.
import { spoken } from '@oriel/client';
import { borderOf, isLate } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';
import type { Hand } from '../agents/hand.ts';
import type { DeskPlace } from '../agents/place.ts';
import { useCategories } from '../categories/known.ts';
import { shortly } from '../categories/tree.ts';
import { useSecond } from '../look/clock.tsx';
import { texts } from '../texts/en.ts';
import { clock, clockAhead } from '../texts/times.ts';
import { InteractionCard } from './InteractionCard.tsx';
import { RingingCard } from './RingingCard.tsx';
import { useWait } from './WaitsOf.tsx';
import { WaitingCard } from './WaitingCard.tsx';
import { whyItWaits } from './whyItWaits.ts';

type Interaction = EntityOf<'interaction'>;

interface CardProps {
  interaction: Interaction;
  place: DeskPlace;
  hand: Hand;
}

/** One that rings at or is ongoing with the agent whose desk this is. */
export function DeskCard({ interaction, place, hand }: CardProps) {
  const { id, customer, customerName, channelName, last, createdAt, waitsSince, submitted } = interaction;
  const now = useSecond();
  const about = shortly(useCategories().tree, interaction.categories);
  const border = borderOf(interaction);
  if (border === null) {
    return (
      <RingingCard
        customerId={customer}
        customer={customerName}
        channel={channelName}
        preview={last ? spoken(last.text) : undefined}
        until={interaction.due ?? now}
        onAccept={hand.accept && (() => hand.accept?.(interaction))}
      />
    );
  }
  return (
    <InteractionCard
      customerId={customer}
      customer={customerName}
      href={hand.href({ ...place, open: id })}
      preview={spoken(last?.text ?? '')}
      at={last?.at ?? createdAt}
      state={border}
      waitsSince={waitsSince}
      isLate={isLate(waitsSince, now)}
      submitted={submitted && texts.interaction.submitted[submitted.is]}
      drafting={hand.drafting?.(id)}
      about={about}
      marks={hand.marks?.(id)}
      isOpen={place.open === id}
    />
  );
}

/** One in an inbox, in Deferred or in History. */
export function PlainCard({ interaction, place, hand }: CardProps) {
  const { id, customer, customerName, state, last, createdAt, waitsSince } = interaction;
  const wait = useWait(id);
  const now = useSecond();
  return (
    <WaitingCard
      customerId={customer}
      customer={customerName}
      href={hand.href({ ...place, open: id })}
      preview={spoken(last?.text ?? '')}
      at={last?.at ?? createdAt}
      state={standing(interaction, now)}
      why={state === 'waiting' && wait && !isHeld(interaction, now) ? whyItWaits(wait) : undefined}
      waitsSince={waitsSince}
      isLate={isLate(waitsSince, now)}
      about={shortly(useCategories().tree, interaction.categories)}
      onAccept={
        (state === 'waiting' || state === 'undelivered') && hand.accept ? () => hand.accept?.(interaction) : undefined
      }
      isOpen={place.open === id}
    />
  );
}

const isHeld = ({ target, due }: Interaction, now: number): boolean => target !== null && due !== null && due > now;

/** Where it stands, as a card says it: whom it is kept for, whose it is, when it comes back. */
function standing(interaction: Interaction, now: number): string {
  const { state, agentName, target, due } = interaction;
  const words = texts.interaction;
  switch (state) {
    case 'waiting':
      return isHeld(interaction, now)
        ? `${words.waiting} · ${words.keptFor(target!.name, clock(due!))}`
        : words.waiting;
    case 'deferred':
      return due === null ? (agentName ?? '') : words.backAt(clockAhead(due, now));
    case 'undelivered':
    case 'completed':
      return words[state];
    case 'ringing':
    case 'ongoing':
      return agentName ?? '';
  }
}
