// The drafts of the watched agent in the open conversation: the reply, and the internal comment, each by itself.
import { draftDotsUntil, draftKey, type DraftText, type ViewHandle } from '@oriel/client';
import { LiveDraft } from '../drafts/LiveDraft.tsx';
import { useUntil } from '../live/dots.ts';
import { useComputed } from '../live/signals.ts';
import { firstName } from '../look/person.ts';

interface WatchedDraftProps {
  desk: ViewHandle;
  interaction: string;
  agent: { name: string };
}

export function WatchedDraft({ desk, interaction, agent }: WatchedDraftProps) {
  const reply = useComputed(() => desk.drafts.value.get(draftKey({ interaction, what: 'reply' })), [desk, interaction]);
  const comment = useComputed(
    () => desk.drafts.value.get(draftKey({ interaction, what: 'comment' })),
    [desk, interaction],
  );
  return (
    <>
      {reply && <One draft={reply} agent={agent} />}
      {comment && <One draft={comment} agent={agent} />}
    </>
  );
}

function One({ draft, agent }: { draft: DraftText; agent: { name: string } }) {
  const isTyping = useUntil(draftDotsUntil(draft));
  return <LiveDraft writer={firstName(agent.name)} text={draft.text} what={draft.what} isTyping={isTyping} />;
}
