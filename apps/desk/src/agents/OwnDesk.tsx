// The agent's own desk: the desk in the agent's hand.
import type { ViewHandle } from '@oriel/client';
import { useEffect } from 'react';
import { DeskBar } from '../frame/DeskBar.tsx';
import { WriteHere } from '../drafts/WriteHere.tsx';
import { useSession, useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { Skeleton } from '../look/states.tsx';
import { NotFound } from '../app/NotFound.tsx';
import { texts } from '../texts/en.ts';
import { Desk } from './Desk.tsx';
import type { Hand } from './hand.ts';
import { OwnSeat } from './OwnSeat.tsx';
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
  const unsent = useComputed(() => new Set([...desk.drafts.value.values()].map(({ interaction }) => interaction)), [desk]);
  const act = useActs();
  useToldByOthers(desk);
  useEffect(() => client.focus(place.open ?? null), [client, place.open]);

  if (status.is === 'closed') return <NotFound />;
  if (status.is === 'opening' || !seat) return <Skeleton name={texts.loading} />;

  const navigate = (next: DeskPlace) => go(placeHref('/desk', next));
  const open = (interaction: string) => navigate({ ...place, inbox: undefined, tab: undefined, open: interaction });
  const ask = async () => {
    const result = await act({ kind: 'ask' });
    if (result?.interaction) open(result.interaction);
  };
  const hand: Hand = {
    navigate,
    href: (next) => placeHref('/desk', next),
    nothingOpen: texts.desk.nothingOpen,
    inboxesHeading: texts.desk.inboxes,
    isUnsent: (id) => id !== place.open && unsent.has(id),
    accept: async ({ id }) => {
      if (await act({ kind: 'accept', interaction: id })) open(id);
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
          onAccept={() => hand.accept?.(interaction)}
          acts={
            interaction.state === 'ongoing' &&
            interaction.agent === you.id && (
              <Button
                onPress={async () => {
                  if (await act({ kind: 'complete', interaction: interaction.id })) navigate({ ...place, open: undefined });
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
        <DeskBar title={texts.desk.title} staleSince={freshness.live ? null : freshness.since}>
          <OwnSeat desk={desk} seat={seat} onAsk={ask} />
        </DeskBar>
      }
    />
  );
}
