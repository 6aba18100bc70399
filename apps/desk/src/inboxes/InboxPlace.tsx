// One inbox of an agent, open in the place of the tabs.
import type { ViewHandle } from '@oriel/client';
import { inboxOrder } from '@oriel/domain';
import { ClosedPart } from '../app/NotFound.tsx';
import type { Hand } from '../agents/hand.ts';
import type { DeskPlace } from '../agents/place.ts';
import { BlankCard } from '../interactions/BlankCard.tsx';
import { DeskCard, PlainCard } from '../interactions/cards.tsx';
import { WaitsOf } from '../interactions/WaitsOf.tsx';
import { useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Go } from '../look/Go.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import { OpenInbox } from './OpenInbox.tsx';

interface InboxPlaceProps {
  agent: string;
  inbox: string;
  name: string;
  place: DeskPlace;
  hand: Hand;
  via: ViewHandle | undefined;
}

export function InboxPlace({ agent, inbox, name, place, hand, via }: InboxPlaceProps) {
  const view = useView({ view: 'inbox', agent, inbox }, via);
  const loading = <Skeleton name={texts.loading} rows={4} height={88} />;
  if (!view) return loading;
  return (
    <WaitsOf agent={agent} via={via}>
      <Contents {...{ agent, name, place, hand, view }} />
    </WaitsOf>
  );
}

function Contents({ agent, name, place, hand, view }: Omit<InboxPlaceProps, 'via' | 'inbox'> & { view: ViewHandle }) {
  const status = useSignal(view.status);
  const all = useComputed(() => inboxOrder(view.all('interaction')), [view]);
  const blanks = useComputed(() => view.all('blank'), [view]);
  if (status.is === 'opening') return <Skeleton name={texts.loading} rows={4} height={88} />;
  const backHref = hand.href({ ...place, inbox: undefined });
  if (status.is === 'closed') return <ClosedPart why={status.why} next={<Go href={backHref}>{texts.back}</Go>} />;
  return (
    <OpenInbox name={name} backHref={backHref} count={all.length + blanks.length}>
      {all.map((interaction) =>
        interaction.agent === agent && interaction.state === 'ongoing' ? (
          <DeskCard key={interaction.id} interaction={interaction} place={place} hand={hand} />
        ) : (
          <PlainCard key={interaction.id} interaction={interaction} place={place} hand={hand} />
        ),
      )}
      {blanks.map(({ id }) => (
        <BlankCard key={id} />
      ))}
    </OpenInbox>
  );
}
