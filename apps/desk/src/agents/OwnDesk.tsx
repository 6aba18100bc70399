// The agent's own desk: the desk in the agent's hand.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { CategoriesProvider, useReadCategories } from '../categories/known.ts';
import { useSaving } from '../categories/useSaving.ts';
import type { RecordChange } from '../customers/change.ts';
import { DeskBar } from '../frame/DeskBar.tsx';
import { useUnsent } from '../drafts/useUnsent.ts';
import { WriteHere } from '../drafts/WriteHere.tsx';
import { OwnActs } from '../interactions/OwnActs.tsx';
import type { Target } from '../interactions/target.ts';
import { Unsent } from '../interactions/Unsent.tsx';
import { useSession, useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Skeleton } from '../look/states.tsx';
import { Closed } from '../app/NotFound.tsx';
import { usePageTitle } from '../app/title.ts';
import { useToasts } from '../app/toasts.tsx';
import { texts } from '../texts/en.ts';
import { clockAhead } from '../texts/times.ts';
import { Desk } from './Desk.tsx';
import type { Hand } from './hand.ts';
import { OwnSeat, WhyAway } from './OwnSeat.tsx';
import { placeHref, type DeskPlace } from './place.ts';
import { useActs } from './useActs.ts';
import { useHere } from './useHere.ts';
import { useMentioned } from './useMentioned.ts';
import { useRing } from './useRing.ts';
import { useToldByOthers } from './useToldByOthers.ts';

/** Loaded when it is opened for the first time. */
const InboxDialog = lazy(async () => ({ default: (await import('../inboxes/InboxDialog.tsx')).InboxDialog }));

/** Long enough to read what was done and to take it back. */
const undoForMs = 10_000;

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
  const ringing = useComputed(() => desk.all('interaction').filter(({ state }) => state === 'ringing'), [desk]);
  const unsent = useUnsent(desk);
  /** Just accepted or asked for: one goes on to write there. */
  const [taken, setTaken] = useState<string | null>(null);
  const [lastOpen, setLastOpen] = useState(place.open);
  if (lastOpen !== place.open) {
    setLastOpen(place.open);
    if (taken !== place.open) setTaken(null);
  }
  /** Where one is when an act is answered: one may have gone on meanwhile, and is not thrown back. */
  const now = useRef(place);
  useLayoutEffect(() => {
    now.current = place;
  });
  /** An own inbox that is being changed; null: a new one. */
  const [inbox, setInbox] = useState<string | null>();
  const inboxes = useComputed(() => desk.all('inbox').filter(({ isOwn }) => isOwn), [desk]);
  const act = useActs();
  const { tell } = useToasts();
  const navigate = (next: DeskPlace) => go(placeHref('/desk', next));
  const leave = (interaction: string) => {
    if (now.current.open === interaction) navigate({ ...now.current, open: undefined });
  };
  const categories = useReadCategories();
  const rules = useComputed(() => desk.all('rules')[0], [desk]);
  const saveCategories = useSaving(categories, rules, leave);
  useToldByOthers(desk, you.id, categories.tree);
  useMentioned(desk, you.id, (interaction, mention) => {
    void client.do({ kind: 'dismiss-mention', mention });
    navigate({ ...now.current, inbox: undefined, open: interaction });
  });
  const ring = useRing(ringing);
  usePageTitle(texts.desk.title, ring.pageTitle ? ringing.length : 0);
  useHere();
  useEffect(() => client.focus(place.open ?? null), [client, place.open]);

  if (status.is === 'closed') return <Closed why={status.why} />;
  if (status.is === 'opening' || !seat) return <Skeleton name={texts.loading} />;

  const take = (interaction: string) => {
    setTaken(interaction);
    navigate({ ...now.current, inbox: undefined, tab: undefined, open: interaction });
  };
  const ask = async () => {
    const result = await act({ kind: 'ask' });
    if (result?.interaction) take(result.interaction);
  };
  const resume = async (interaction: string) => {
    if (await act({ kind: 'resume', interaction })) take(interaction);
  };
  const defer = async ({ id, customerName }: EntityOf<'interaction'>, until: number): Promise<boolean> => {
    if (!(await act({ kind: 'defer', interaction: id, until }))) return false;
    const text = texts.defer.done(customerName, clockAhead(until, Date.now()));
    tell({ text, act: { name: texts.defer.undo, onPress: () => void resume(id) }, lastsMs: undoForMs });
    leave(id);
    return true;
  };
  const transfer = async ({ id, customerName }: EntityOf<'interaction'>, { to, name }: Target, comment: string) => {
    if (!(await act({ kind: 'transfer', interaction: id, to, ...(comment.trim() && { comment }) }))) return false;
    tell({ text: texts.transfer.done(customerName, name), lastsMs: undoForMs });
    leave(id);
    return true;
  };
  /** What saves it is loaded with the record. */
  const save = async (interaction: string, change: RecordChange) =>
    (await import('../customers/saveOwn.ts')).saveOwn({ client, tell }, interaction, change);
  const hand: Hand = {
    saveCategories,
    record: { save, saveOwn: save, saves: 'at-once' },
    setLanguage: ({ id }, language) => void act({ kind: 'set-language', interaction: id, language }),
    navigate,
    href: (next) => placeHref('/desk', next),
    nothingOpen: texts.desk.nothingOpen,
    inboxesHeading: texts.desk.inboxes,
    editInbox: (one) => setInbox(one && one.id),
    drafting: (id) => id !== place.open && unsent.has(id) && <Unsent />,
    dismissMention: (mention) => void client.do({ kind: 'dismiss-mention', mention }),
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
          needsApproval={seat.repliesNeedApproval}
          onAccept={() => hand.accept?.(interaction)}
          onResume={() => void resume(interaction.id)}
          acts={
            <OwnActs
              interaction={interaction}
              agent={you.id}
              onDefer={(until) => defer(interaction, until)}
              onTransfer={(target, comment) => transfer(interaction, target, comment)}
              isDispositionMandatory={rules?.dispositionMandatory ?? false}
              onComplete={async (disposition) => {
                const isDone = await act({ kind: 'complete', interaction: interaction.id, disposition });
                if (isDone) leave(interaction.id);
                return isDone !== undefined;
              }}
            />
          }
        />
      ),
  };
  return (
    <CategoriesProvider value={categories}>
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
            <WhyAway seat={seat} />
          </>
        }
      />
      {inbox !== undefined && (
        <Suspense fallback={null}>
          <InboxDialog
            key={inbox}
            inbox={inboxes.find(({ id }) => id === inbox) ?? null}
            all={inboxes}
            agent={you.id}
            onClose={() => setInbox(undefined)}
          />
        </Suspense>
      )}
    </CategoriesProvider>
  );
}
