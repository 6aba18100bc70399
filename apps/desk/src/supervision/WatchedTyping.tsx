// On a card of a watched desk: dots while the agent types there, the words for it when the draft was left. A component of
// its own, so that a key of the agent's re-renders this and no card.
import { draftDotsUntil, draftKey, type ViewHandle } from '@oriel/client';
import { Unsent } from '../interactions/Unsent.tsx';
import { useUntil } from '../live/dots.ts';
import { useComputed } from '../live/signals.ts';
import { Dots } from '../look/Dots.tsx';
import { texts } from '../texts/en.ts';

interface WatchedTypingProps {
  desk: ViewHandle;
  interaction: string;
  agent: { name: string };
}

export function WatchedTyping({ desk, interaction, agent }: WatchedTypingProps) {
  /** Until when the dots move; null: no draft. */
  const until = useComputed(() => {
    const drafts = (['reply', 'comment'] as const).flatMap(
      (what) => desk.drafts.value.get(draftKey({ interaction, what })) ?? [],
    );
    return drafts.length === 0 ? null : Math.max(...drafts.map(draftDotsUntil));
  }, [desk, interaction]);
  const isTyping = useUntil(until ?? 0);
  if (until === null) return null;
  return isTyping ? <Dots name={texts.conversation.typing(agent.name)} /> : <Unsent />;
}
