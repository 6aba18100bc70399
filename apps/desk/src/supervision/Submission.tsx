// One reply that waits: what was said last, the reply itself, and the two decisions on it. Each says beforehand what the
// agent will read: this is a loud place.
import type { EntityOf } from '@oriel/protocol';
import { StickyNote } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { toldAct } from '../agents/told.ts';
import { useActs } from '../agents/useActs.ts';
import { useToasts } from '../app/toasts.tsx';
import { isSendable, tooLong } from '../drafts/room.ts';
import { useSession } from '../live/session.tsx';
import { Avatar } from '../look/Avatar.tsx';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { firstName } from '../look/person.ts';
import { TextArea } from '../look/TextArea.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import { clock, clockAhead } from '../texts/times.ts';
import styles from './Approvals.module.css';

const words = texts.approvals;
/** Long enough to be read in passing. */
const doneForMs = 8_000;

interface SubmissionProps {
  submission: EntityOf<'submission'>;
  /** It leaves the list with what had the focus. */
  onDone(): void;
}

export function Submission({ submission, onDone }: SubmissionProps) {
  const { id: interaction, of, agent, teamName, customerName, channelName, text, at, customerWrote } = submission;
  const { you } = useSession();
  const act = useActs();
  const { tell } = useToasts();
  const now = useMinute();
  const heading = useId();
  const [isReturning, setReturning] = useState(false);
  const [word, setWord] = useState('');
  const [isPending, setPending] = useState(false);

  const give = async (command: Parameters<typeof act>[0], done: string) => {
    setPending(true);
    const result = await act(command);
    setPending(false);
    if (!result) return;
    tell({ text: done, lastsMs: doneForMs });
    onDone();
  };
  const approve = () => void give({ kind: 'approve', interaction, of }, words.approved(agent.name, customerName));
  const giveBack = () =>
    void give({ kind: 'return-for-change', interaction, of, text: word.trim() }, words.returned(agent.name));
  const besides = { text: isReturning ? word.trim() : '', customer: customerName };
  const sentence = toldAct(isReturning ? 'return' : 'approve', firstName(you.name), besides, now);

  return (
    <article className={styles.submission} aria-labelledby={heading}>
      <header className={styles.head}>
        <Avatar id={agent.id} name={agent.name} />
        <h2 id={heading} className={styles.heading}>
          <bdi>{words.to(agent.name, customerName)}</bdi>
        </h2>
        <span className={styles.more}>
          <bdi>{teamName}</bdi> · <bdi>{channelName}</bdi> · {words.since(clockAhead(at, now))}
        </span>
      </header>
      <Recent submission={submission} />
      {customerWrote && <p className={styles.since}>{words.customerWrote}</p>}
      <section className={styles.reply} aria-label={words.reply}>
        <p className={styles.text} dir="auto">
          {text}
        </p>
      </section>
      {isReturning && (
        <TextArea
          name={words.word}
          placeholder={words.word}
          takesFocus
          rows={2}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
        />
      )}
      <footer className={styles.foot}>
        <p className={styles.reads}>
          {words.willRead(firstName(agent.name))} <bdi>“{sentence}”</bdi>
        </p>
        {isReturning ? (
          <>
            <p className={styles.refused} role="alert">
              {tooLong(word)}
            </p>
            <Button variant="quiet" onPress={() => setReturning(false)}>
              {common.cancel}
            </Button>
            <Button variant="loud" isDisabled={!isSendable(word)} isPending={isPending} onPress={giveBack}>
              {words.return}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={() => setReturning(true)}>{words.return}</Button>
            <Button variant="loud" isPending={isPending} onPress={approve}>
              {words.approve}
            </Button>
          </>
        )}
      </footer>
    </article>
  );
}

function Recent({ submission: { recent } }: { submission: EntityOf<'submission'> }) {
  const list = useRef<HTMLOListElement>(null);
  const last = recent.at(-1)?.at;
  useLayoutEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [last]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keys too
    <ol className={styles.recent} aria-label={words.said} ref={list} tabIndex={0}>
      {recent.map((each, index) => (
        <li key={index} data-from={each.from}>
          <span className={styles.more}>
            {each.from === 'comment' && (
              <>
                <StickyNote size={12} aria-hidden="true" /> {words.comment} ·{' '}
              </>
            )}
            <bdi>{each.name}</bdi> · <time>{clock(each.at)}</time>
          </span>
          <p className={styles.text} dir="auto">
            {each.text}
          </p>
        </li>
      ))}
    </ol>
  );
}
