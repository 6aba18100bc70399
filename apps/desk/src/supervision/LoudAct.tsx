import { useState } from 'react';
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { toldAct, type ToldAct } from '../agents/told.ts';
import { isSendable, tooLong } from '../drafts/room.ts';
import { DeferFields } from '../interactions/DeferFields.tsx';
import { deferChoices } from '../interactions/deferUntil.ts';
import { mayTransfer, type Target } from '../interactions/target.ts';
import { TransferFields } from '../interactions/TransferFields.tsx';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { Panel } from '../look/Panel.tsx';
import { firstName } from '../look/person.ts';
import { TextArea } from '../look/TextArea.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import styles from './LoudStrip.module.css';

export type LoudActName = ToldAct;

/** What was chosen and written in the panel. */
export interface LoudActGiven {
  text: string;
  until: number;
  target: Target | null;
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
  onAct(given: LoudActGiven): Promise<string | null>;
}

/** One act and the small panel before it: what the agent will read, then the act's name again. */
export function LoudAct({ act, agent, you, interaction, agentId, desk, onAct }: LoudActProps) {
  const now = useMinute();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [until, setUntil] = useState(0);
  const [target, setTarget] = useState<Target | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const customer = interaction?.customerName ?? null;
  const to = target ? firstNameOf(target) : undefined;
  const sentence = toldAct(act, you, { text: text.trim(), until, to, customer }, now);

  const change = (open: boolean) => {
    if (open) setUntil(deferChoices(Date.now())[0]!.at);
    setOpen(open);
    setRefused(null);
  };
  const give = async () => {
    setPending(true);
    const why = await onAct({ text: text.trim(), until, target });
    setPending(false);
    setRefused(why);
    if (why !== null) return;
    setText('');
    setTarget(null);
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
      {act === 'comment' && (
        <TextArea
          name={texts.loud.commentBox}
          takesFocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {act === 'defer' && <DeferFields until={until} onUntil={setUntil} />}
      {act === 'transfer' && interaction && (
        <TransferFields
          {...{ agent: agentId, channel: interaction.channel, via: desk, target, comment: text }}
          onTarget={setTarget}
          onComment={setText}
        />
      )}
      <div className={styles.reads}>
        <p className={styles.small}>{texts.loud.willRead(agent)}</p>
        <p dir="auto">“{sentence}”</p>
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
          isDisabled={(act === 'comment' && !isSendable(text)) || (act === 'transfer' && !mayTransfer(target, text))}
          onPress={() => void give()}
        >
          {texts.loud[act]}
        </Button>
      </div>
    </Panel>
  );
}

/** As the agent will read it: people by their first name. */
const firstNameOf = ({ to, name }: Target): string => ('agent' in to ? firstName(name) : name);

function more(act: LoudActName, agent: string, customer: string): string {
  if (act === 'comment') return texts.loud.commentMore;
  if (act === 'ask') return texts.loud.askMore(agent);
  return texts.loud[`${act}More`](customer);
}
