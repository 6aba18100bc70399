// The open conversation, live: its newest entries, older pages on scroll, and what the hand puts below and under it.
import type { ViewHandle } from '@oriel/client';
import { entriesOrder } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';
import { useEffect, useState } from 'react';
import type { Hand } from '../agents/hand.ts';
import { ClosedPart } from '../app/NotFound.tsx';
import { useSession, useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { useSecond } from '../look/clock.tsx';
import { Button } from '../look/Button.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import { Conversation } from './Conversation.tsx';
import { ConversationHeader } from './ConversationHeader.tsx';
import { linesOf, pendingLine } from './lines.ts';

export interface OpenConversationProps {
  interaction: string;
  /** Whose desk this is. */
  agent: string;
  hand: Hand;
  via: ViewHandle | undefined;
  onRecord(): void;
  onCategories(): void;
  onBack(): void;
}

export function OpenConversation(props: OpenConversationProps) {
  const view = useView({ view: 'conversation', interaction: props.interaction }, props.via);
  return view ? <Loaded {...props} view={view} /> : <Skeleton name={texts.loading} rows={5} height={56} />;
}

function Loaded({
  view,
  interaction: id,
  agent,
  hand,
  via,
  onRecord,
  onCategories,
  onBack,
}: OpenConversationProps & { view: ViewHandle }) {
  const { you } = useSession();
  const now = useSecond();
  const status = useSignal(view.status);
  const interaction = useComputed(() => view.one('interaction', id), [view, id]);
  const newest = useComputed(() => entriesOrder(view.all('entry')), [view]);
  const earlier = useEarlier(view, id, newest, via);
  if (status.is === 'closed')
    return <ClosedPart why={status.why} next={<Button onPress={onBack}>{texts.desk.backToList}</Button>} />;
  if (status.is === 'opening' || !interaction) return <Skeleton name={texts.loading} rows={5} height={56} />;
  const pending = hand.pending?.(id) ?? [];
  return (
    <Conversation
      header={
        <ConversationHeader
          customer={interaction.customerName}
          marks={[interaction.channelName]}
          before={hand.before}
          onRecord={onRecord}
          onCategories={onCategories}
          onBack={onBack}
        />
      }
      lines={[
        ...linesOf([...earlier.entries, ...newest], interaction, agent, now),
        ...pending.map((each) => pendingLine(each, you.name)),
      ]}
      below={hand.below?.(id)}
      footer={hand.footer?.(interaction)}
      hasEarlier={earlier.hasMore}
      isLoadingEarlier={earlier.isLoading}
      onEarlier={earlier.load}
    />
  );
}

/** Older pages, read once each when they are scrolled to. */
function useEarlier(
  view: ViewHandle,
  interaction: string,
  newest: readonly EntityOf<'entry'>[],
  via: ViewHandle | undefined,
) {
  const [pages, setPages] = useState<{ entries: EntityOf<'entry'>[]; hasMore: boolean } | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  const page = useView(before === null ? null : { view: 'earlier', interaction, before }, via);
  const liveHasMore = useSignal(view.more);
  useEffect(() => {
    if (!page || before === null) return;
    return page.status.subscribe((status) => {
      if (status.is !== 'open') return;
      const read = entriesOrder(page.all('entry'));
      setPages((known) => ({ entries: [...read, ...(known?.entries ?? [])], hasMore: page.more.peek() }));
      setBefore(null);
    });
  }, [page, before]);
  // After a snapshot that starts later, what was read before would leave a hole: it is dropped and read again.
  const joins = pages?.entries.at(-1)?.version === (newest[0]?.version ?? 0) - 1;
  const entries = joins && pages ? pages.entries : [];
  const oldest = (entries[0] ?? newest[0])?.version;
  return {
    entries,
    hasMore: entries.length > 0 && pages ? pages.hasMore : liveHasMore,
    isLoading: before !== null,
    load: () => {
      if (!joins) setPages(null);
      if (oldest !== undefined) setBefore(oldest);
    },
  };
}
