import { lazy, Suspense, useRef, useState } from 'react';
import type { ViewHandle } from '@oriel/client';
import type { EntityOf, Mention } from '@oriel/protocol';
import { setToText, type SetTo } from '../agents/standing.ts';
import { toldAct, toldReroute, type ToldAct } from '../agents/told.ts';
import { useCategories } from '../categories/known.ts';
import { lackedSkills, type Ticks } from '../categories/ticks.ts';
import { dispositionsOf, namesOf } from '../categories/tree.ts';
import { mentionsIn, type Reader } from '../drafts/mentions.ts';
import { isSendable, tooLong } from '../drafts/room.ts';
import { DeferFields } from '../interactions/DeferFields.tsx';
import { deferChoices } from '../interactions/deferUntil.ts';
import { LanguageChoice } from '../interactions/LanguageChoice.tsx';
import { mayTransfer, type Target } from '../interactions/target.ts';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { Panel } from '../look/Panel.tsx';
import { useComputed } from '../live/signals.ts';
import { firstName } from '../look/person.ts';
import { Skeleton } from '../look/states.tsx';
import { TextArea } from '../look/TextArea.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import styles from './LoudStrip.module.css';

// What an act asks for is loaded when its panel is opened for the first time.
const TransferFields = lazy(async () => ({
  default: (await import('../interactions/TransferFields.tsx')).TransferFields,
}));
const DispositionFields = lazy(async () => ({
  default: (await import('../interactions/DispositionFields.tsx')).DispositionFields,
}));
const MentionAssist = lazy(() => import('../drafts/MentionAssist.tsx'));
const StandFields = lazy(async () => ({ default: (await import('../agents/StandFields.tsx')).StandFields }));

export type LoudActName = ToldAct;

/** What was chosen and written in the panel. */
export interface LoudActGiven {
  text: string;
  until: number;
  target: Target | null;
  disposition: string | null;
  ticks: Ticks | null;
  /** Whom a comment names. */
  mentions: readonly Mention[];
  language: string | null;
  /** The version of the reply that waits for approval, as it was when the panel was opened. */
  of: number;
  setTo: SetTo | null;
}

interface LoudActProps {
  act: LoudActName;
  agent: string;
  you: string;
  /** What it is about; undefined: what that will be is not known before. */
  interaction: EntityOf<'interaction'> | undefined;
  /** Whose desk it is, and the view of it. */
  agentId: string;
  desk: ViewHandle;
  /** Ticked in the window *Categories*, and not saved. */
  ticks: Ticks | null;
  seat: EntityOf<'agent'>;
  onAct(given: LoudActGiven): Promise<string | null>;
}

/** One act and the small panel before it: what the agent will read, then the act's name again. */
export function LoudAct({ act, agent, you, interaction, agentId, desk, seat, ticks, onAct }: LoudActProps) {
  const now = useMinute();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [until, setUntil] = useState(0);
  const [target, setTarget] = useState<Target | null>(null);
  const [disposition, setDisposition] = useState<string | null>(null);
  const { all, tree } = useCategories();
  const rules = useComputed(() => desk.all('rules')[0], [desk]);
  const field = useRef<HTMLTextAreaElement>(null);
  const readers = useRef<readonly Reader[]>([]);
  const [language, setLanguage] = useState<string | null>(null);
  const [of, setOf] = useState(0);
  const [setTo, setSetTo] = useState<(SetTo & { name: string }) | null>(null);
  const reasons = useComputed(() => desk.all('awayReason'), [desk]);
  const [refused, setRefused] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const customer = interaction?.customerName ?? null;
  const to = target ? firstNameOf(target) : undefined;
  const chosen = act === 'save-categories' ? (ticks?.chosen ?? []) : disposition === null ? [] : [disposition];
  const besides = { text: text.trim(), until, to, customer, categories: namesOf(tree, chosen), language };
  const sentence = toldAct(act, you, { ...besides, setTo: toldAs(setTo, seat) }, now);
  const lacked =
    act === 'save-categories' && interaction?.state === 'ongoing'
      ? lackedSkills(all, rules?.skills ?? [], interaction, chosen)
      : [];
  const isMissing = act === 'complete' && rules?.dispositionMandatory === true && disposition === null;

  const change = (open: boolean) => {
    if (open) {
      setLanguage(interaction?.language ?? null);
      setUntil(deferChoices(Date.now())[0]!.at);
      setOf(interaction?.submitted?.version ?? 0);
    }
    setOpen(open);
    setRefused(null);
  };
  const give = async () => {
    setPending(true);
    const mentions = mentionsIn(text.trim(), readers.current);
    const given = { text: text.trim(), until, target, disposition, ticks, mentions, language, of, setTo };
    const why = await onAct(given);
    setPending(false);
    setRefused(why);
    if (why !== null) return;
    setText('');
    setTarget(null);
    setDisposition(null);
    setSetTo(null);
    setOpen(false);
  };

  return (
    <Panel
      tone="loud"
      placement="top start"
      title={texts.loud[act]}
      isOpen={isOpen}
      onOpenChange={change}
      trigger={<Button>{texts.loud[act]}</Button>}
    >
      {needsWords(act) && (
        <>
          {act === 'comment' && interaction && (
            <Suspense fallback={null}>
              <MentionAssist
                {...{ field, text, interaction: interaction.id, via: desk }}
                onReaders={(known) => (readers.current = known)}
                isWithin
              />
            </Suspense>
          )}
          <TextArea
            ref={field}
            name={act === 'return' ? texts.loud.word : texts.loud.commentBox}
            takesFocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </>
      )}
      {act === 'complete' && dispositionsOf(tree).length > 0 && (
        <Suspense fallback={<Skeleton name={common.loading} rows={3} />}>
          <p>
            {common.complete.disposition} {!rules?.dispositionMandatory && common.complete.optional}
          </p>
          <DispositionFields disposition={disposition} onDisposition={setDisposition} />
        </Suspense>
      )}
      {lacked.length > 0 && <p>{common.categories.goesBack(namesOf(tree, lacked), texts.watch.whose(agent))}</p>}
      {act === 'set-language' && <LanguageChoice language={language} onLanguage={setLanguage} />}
      {act === 'stand' && (
        <Suspense fallback={common.loading}>
          <StandFields
            seat={seat}
            reasons={reasons}
            chosen={setTo}
            onChoose={(chosen, name) => setSetTo({ ...chosen, name })}
          />
        </Suspense>
      )}
      {act === 'defer' && <DeferFields until={until} onUntil={setUntil} />}
      {act === 'transfer' && interaction && (
        <Suspense fallback={<Skeleton name={common.loading} rows={4} />}>
          <TransferFields
            {...{ agent: agentId, channel: interaction.channel, via: desk, target, comment: text }}
            onTarget={setTarget}
            onComment={setText}
          />
        </Suspense>
      )}
      <div className={styles.reads}>
        <p className={styles.small}>{texts.loud.willRead(agent)}</p>
        <p dir="auto">“{sentence}”</p>
        {lacked.length > 0 && <p dir="auto">“{toldReroute(namesOf(tree, lacked), customer)}”</p>}
      </div>
      <p className={styles.small}>
        {more(act, agent, interaction?.customerName ?? '')} {texts.loud.recorded}
      </p>
      <p className={styles.refused} role="alert">
        {refused ?? tooLong(text)}
      </p>
      <div className={styles.acts}>
        <Button variant="quiet" onPress={() => change(false)}>
          {common.cancel}
        </Button>
        <Button
          variant="loud"
          isPending={isPending}
          isDisabled={
            isMissing ||
            (act === 'set-language' && language === (interaction?.language ?? null)) ||
            (needsWords(act) && !isSendable(text)) ||
            (act === 'transfer' && !mayTransfer(target, text)) ||
            (act === 'stand' && !setTo)
          }
          onPress={() => void give()}
        >
          {texts.loud[act]}
        </Button>
      </div>
    </Panel>
  );
}

const needsWords = (act: LoudActName): boolean => act === 'comment' || act === 'return';

/** As the agent will read it: people by their first name. */
const firstNameOf = ({ to, name }: Target): string => ('agent' in to ? firstName(name) : name);

/** As the agent will read what they are set to. */
const toldAs = (setTo: (SetTo & { name: string }) | null, seat: EntityOf<'agent'>) =>
  setTo
    ? { to: setToText(setTo, setTo.name), group: seat.groups.find(({ id }) => id === setTo.group)?.name }
    : undefined;

function more(act: LoudActName, agent: string, customer: string): string {
  if (act === 'comment') return texts.loud.commentMore;
  if (act === 'ask') return texts.loud.askMore(agent);
  if (act === 'stand') return texts.loud.standMore(agent);
  return texts.loud[`${act}More`](customer);
}
