// The agent's own desk: the desk in the agent's hand.
import type { ViewHandle } from '@oriel/client';
import { useEffect, useState } from 'react';
import { DeskBar } from '../frame/DeskBar.tsx';
import { useUnsent } from '../drafts/useUnsent.ts';
import { WriteHere } from '../drafts/WriteHere.tsx';
import { Unsent } from '../interactions/Unsent.tsx';
import { useSession, useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { Skeleton } from '../look/states.tsx';
import { Closed } from '../app/NotFound.tsx';
import { usePageTitle } from '../app/title.ts';
import { texts } from '../texts/en.ts';
import { Desk } from './Desk.tsx';
import type { Hand } from './hand.ts';
import { Missed, OwnSeat } from './OwnSeat.tsx';
import { placeHref, type DeskPlace } from './place.ts';
import { useActs } from './useActs.ts';
import { useToldByOthers } from './useToldByOthers.ts';

export function OwnDesk({ place }: { place: DeskPlace }) {
  const { you } = useSession();
  const desk = useView({ view: 'desk', agent: you.id });
  return desk ? <Seated desk={desk} place={place} /> : <Skeleton name={texts.loading} />;
}

function Seated({ desk, place }: { desk: ViewHandle; place: DeskPlace }) {
  const { client, drafts, you, go } = useSession();
  const status = useSignal(desk.status);
  const seat = useComputed(() => desk.one('agent', you.id), [desk, you]);
  const outbox = useSignal(client.outbox);
  const freshness = useSignal(client.freshness);
  const ringing = useComputed(() => desk.all('interaction').filter(({ state }) => state === 'ringing').length, [desk]);
  const unsent = useUnsent(desk);
  /** Just accepted or asked for: one goes on to write there. */
  const [taken, setTaken] = useState<string | null>(null);
  const [lastOpen, setLastOpen] = useState(place.open);
  if (lastOpen !== place.open) {
    setLastOpen(place.open);
    if (taken !== place.open) setTaken(null);
  }
  const act = useActs();
  useToldByOthers(desk);
  usePageTitle(texts.desk.title, ringing);
  useEffect(() => client.focus(place.open ?? null), [client, place.open]);

  if (status.is === 'closed') return <Closed why={status.why} />;
  if (status.is === 'opening' || !seat) return <Skeleton name={texts.loading} />;

  const navigate = (next: DeskPlace) => go(placeHref('/desk', next));
  const take = (interaction: string) => {
    setTaken(interaction);
    navigate({ ...place, inbox: undefined, tab: undefined, open: interaction });
  };
  const ask = async () => {
    const result = await act({ kind: 'ask' });
    if (result?.interaction) take(result.interaction);
  };
  const hand: Hand = {
    navigate,
    href: (next) => placeHref('/desk', next),
    nothingOpen: texts.desk.nothingOpen,
    inboxesHeading: texts.desk.inboxes,
    drafting: (id) => id !== place.open && unsent.has(id) && <Unsent />,
    accept: async ({ id }) => {
      if (await act({ kind: 'accept', interaction: id })) take(id);
    },
    pending: (id) =>
      outbox.flatMap(({ id: key, at, command, state, why }) =>
        command.kind !== 'say' && command.interaction === id
          ? [{ id: key, at, text: command.text, what: command.kind, state, why: why && texts.refusals[why] }]
          : [],
      ),
    footer: (interaction) =>
      interaction &&
      drafts && (
        <WriteHere
          key={interaction.id}
          interaction={interaction}
          drafts={drafts}
          takesFocus={taken === interaction.id}
          onAccept={() => hand.accept?.(interaction)}
          acts={
            interaction.state === 'ongoing' &&
            interaction.agent === you.id && (
              <Button
                onPress={async () => {
                  if (await act({ kind: 'complete', interaction: interaction.id }))
                    navigate({ ...place, open: undefined });
                }}
              >
                {texts.interaction.complete}
              </Button>
            )
          }
        />
      ),
  };
  return (
    <Desk
      desk={desk}
      agent={you.id}
      place={place}
      hand={hand}
      bar={
        <>
          <DeskBar title={texts.desk.title} staleSince={freshness.live ? null : freshness.since}>
            <OwnSeat desk={desk} seat={seat} onAsk={ask} />
          </DeskBar>
          <Missed seat={seat} />
        </>
      }
    />
  );
}
