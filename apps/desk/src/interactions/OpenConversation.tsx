// The open conversation, live: its newest entries, older pages on scroll, and what the hand puts below and under it.
import type { ViewHandle } from '@oriel/client';
import { entriesOrder } from '@oriel/domain';
import { lazy, Suspense, useState } from 'react';
import type { Hand } from '../agents/hand.ts';
import { ClosedPart } from '../app/NotFound.tsx';
import { useCategories } from '../categories/known.ts';
import { namesOf } from '../categories/tree.ts';
import { useSession, useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { useSecond } from '../look/clock.tsx';
import { Button } from '../look/Button.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import { Conversation } from './Conversation.tsx';
import { ConversationHeader } from './ConversationHeader.tsx';
import { Why } from './Why.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { linesOf, pendingLine } from './lines.ts';
import { useEarlier } from './useEarlier.ts';

const CopyConversation = lazy(async () => ({ default: (await import('./CopyConversation.tsx')).CopyConversation }));

export interface OpenConversationProps {
  interaction: string;
  /** Whose desk this is. */
  agent: string;
  hand: Hand;
  via: ViewHandle | undefined;
  /** How many ring at this desk. */
  ringing: number;
  onRecord(): void;
  onActivity(): void;
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
  ringing,
  onRecord,
  onActivity,
  onCategories,
  onBack,
}: OpenConversationProps & { view: ViewHandle }) {
  const [isCopying, setCopying] = useState(false);
  const { you } = useSession();
  const now = useSecond();
  const status = useSignal(view.status);
  const interaction = useComputed(() => view.one('interaction', id), [view, id]);
  const newest = useComputed(() => entriesOrder(view.all('entry')), [view]);
  const { tree } = useCategories();
  const earlier = useEarlier(view, newest, (before) => ({ view: 'earlier', interaction: id, before }), via);
  if (status.is === 'closed')
    return <ClosedPart why={status.why} next={<Button onPress={onBack}>{texts.desk.backToList}</Button>} />;
  if (status.is === 'opening' || !interaction) return <Skeleton name={texts.loading} rows={5} height={56} />;
  const pending = hand.pending?.(id) ?? [];
  const setsLanguage = hand.setLanguage && (interaction.agent === null || interaction.agent === agent);
  return (
    <>
      <Conversation
        header={
          <ConversationHeader
            customer={interaction.customerName}
            marks={[interaction.channelName, ...namesOf(tree, interaction.categories)]}
            why={<Why interaction={id} isWaiting={interaction.state === 'waiting'} via={via} />}
            language={
              <LanguageChoice
                language={interaction.language}
                onLanguage={setsLanguage ? (language) => hand.setLanguage?.(interaction, language) : undefined}
              />
            }
            before={hand.before}
            ringing={ringing}
            onRecord={onRecord}
            onActivity={onActivity}
            onCategories={onCategories}
            onCopy={() => setCopying(true)}
            onBack={onBack}
          />
        }
        lines={[
          ...linesOf([...earlier.entries, ...newest], interaction, agent, now, (ids) => namesOf(tree, ids)),
          ...pending.map((each) => pendingLine(each, you.name)),
        ]}
        below={hand.below?.(id)}
        footer={hand.footer?.(interaction)}
        hasEarlier={earlier.hasMore}
        isLoadingEarlier={earlier.isLoading}
        onEarlier={earlier.load}
      />
      {isCopying && (
        <Suspense fallback={null}>
          <CopyConversation interaction={id} desk={via && agent} onClose={() => setCopying(false)} />
        </Suspense>
      )}
    </>
  );
}
