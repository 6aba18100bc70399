// The composer of one's own desk, on the draft of this interaction. It streams always; nothing here knows who looks.
import type { DraftEditor, Drafts } from '@oriel/client';
import { maskSent } from '@oriel/domain/drafts';
import type { EntityOf } from '@oriel/protocol';
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { useActs } from '../agents/useActs.ts';
import { useSession } from '../live/session.tsx';
import { useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { texts } from '../texts/en.ts';
import { clockAhead } from '../texts/times.ts';
import { CommentBox } from './CommentBox.tsx';
import { Composer } from './Composer.tsx';
import { mentionsIn, type Reader } from './mentions.ts';
import { Submitted } from './Submitted.tsx';
import { usePutBack } from './usePutBack.ts';
import styles from './WriteHere.module.css';

const MentionAssist = lazy(() => import('./MentionAssist.tsx'));
const ReplyAssist = lazy(() => import('./ReplyAssist.tsx'));

interface WriteHereProps {
  interaction: EntityOf<'interaction'>;
  drafts: Drafts;
  /** One has just taken it, to answer it. */
  takesFocus: boolean;
  /** What is sent here is approved first. */
  needsApproval: boolean;
  onAccept(): void;
  /** Takes back what one has deferred or completed oneself. */
  onResume(): void;
  acts: ReactNode;
}

export function WriteHere({
  interaction,
  drafts,
  takesFocus,
  needsApproval,
  onAccept,
  onResume,
  acts,
}: WriteHereProps) {
  const { client, you } = useSession();
  const { id, state, agent, customerName, language } = interaction;
  const reply = drafts.editor(id, 'reply');
  const comment = drafts.editor(id, 'comment');
  const text = useSignal(reply.text);
  const isHidden = useSignal(reply.isHidden);
  const mirror = useSignal(reply.mirror);
  const commentText = useSignal(comment.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isCommenting, setCommenting] = useState(commentText !== '');
  const commentField = useRef<HTMLTextAreaElement>(null);
  const readers = useRef<readonly Reader[]>([]);
  const act = useActs();
  const outbox = useSignal(client.outbox);
  const give = (editor: DraftEditor, kind: 'reply' | 'comment') => {
    const { text: sent } = maskSent(editor.text.peek());
    const mentions = kind === 'comment' ? mentionsIn(sent, readers.current) : [];
    void client.do(
      kind === 'reply'
        ? { kind, interaction: id, text: sent }
        : { kind, interaction: id, text: sent, ...(mentions.length > 0 && { mentions }) },
    );
    editor.sent();
  };
  const commenting = {
    text: commentText,
    onText: comment.input,
    onSend: () => {
      give(comment, 'comment');
      setCommenting(false);
    },
    onClose: () => setCommenting(false),
    onFocus: () => void comment.takeOver(),
    field: commentField,
    assist: (
      <Suspense fallback={null}>
        <MentionAssist
          field={commentField}
          text={commentText}
          interaction={id}
          onReaders={(known) => (readers.current = known)}
        />
      </Suspense>
    ),
  };

  const isMine = state === 'ongoing' && agent === you.id;
  const { submitted } = interaction;
  const waits = isMine && submitted?.is === 'pending';
  const isGoing = outbox.some(
    ({ command, state: is }) => command.kind === 'reply' && command.interaction === id && is !== 'refused',
  );
  const back = usePutBack(interaction, isMine, reply);
  const mayAccept = state === 'waiting' || (state === 'ringing' && agent === you.id);
  const why = isMine ? undefined : whyNot(interaction, mayAccept, agent === you.id);
  const mayResume = (state === 'deferred' || state === 'completed') && agent === you.id;
  const take = (mayAccept || mayResume) && (
    <Button variant="primary" onPress={mayAccept ? onAccept : onResume}>
      {mayAccept ? texts.interaction.accept : texts.interaction.resume}
    </Button>
  );

  // Whoever ended it, what one had written stays, and the field with it that one stood in.
  if (why !== undefined && text === '') {
    return (
      <div className={styles.elsewhere}>
        {isCommenting && <CommentBox {...commenting} />}
        <div className={styles.line}>
          <span>{why}</span>
          {take}
          {!isCommenting && <Button onPress={() => setCommenting(true)}>{texts.composer.comment}</Button>}
        </div>
      </div>
    );
  }
  return (
    <>
      <Submitted
        waits={waits}
        onTakeBack={() => submitted && void act({ kind: 'take-back', interaction: id, of: submitted.version })}
        back={back}
      />
      <Composer
        customer={customerName}
        sendName={needsApproval ? texts.composer.approval.send : undefined}
        waits={waits || (needsApproval && isGoing)}
        text={text}
        onText={reply.input}
        onSend={() => give(reply, 'reply')}
        onFocus={() => void (reply.mirror.peek() ?? reply.takeOver())}
        isCardHidden={isHidden}
        closed={why && `${why} ${texts.composer.kept}`}
        elsewhere={mirror ? { onTakeOver: () => void reply.takeOver() } : undefined}
        comment={{ ...commenting, isOpen: isCommenting, onOpen: () => setCommenting(true) }}
        takesFocus={takesFocus}
        field={field}
        language={language}
        assist={
          <Suspense fallback={null}>
            <ReplyAssist field={field} text={text} interaction={interaction} language={language} />
          </Suspense>
        }
        acts={isMine ? acts : take}
      />
    </>
  );
}

/** Why nothing can be answered here. */
function whyNot({ state, agentName, due }: EntityOf<'interaction'>, mayAccept: boolean, isMine: boolean): string {
  const why = texts.interaction.whyNot;
  const agent = agentName ?? '';
  switch (state) {
    case 'completed':
      return why.completed;
    case 'deferred': {
      const when = due === null ? '' : clockAhead(due, Date.now());
      return isMine ? why.deferred(when) : why.deferredBy(agent, when);
    }
    case 'waiting':
    case 'undelivered':
      return why[state];
    case 'ringing':
      return mayAccept ? why.ringsForYou : why.ringsAt(agent);
    case 'ongoing':
      return why.belongsTo(agent);
  }
}
