import { useState } from 'react';
import { toldAct } from '../agents/told.ts';
import { isSendable, tooLong } from '../drafts/room.ts';
import { Button } from '../look/Button.tsx';
import { Panel } from '../look/Panel.tsx';
import { TextArea } from '../look/TextArea.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import styles from './LoudStrip.module.css';

export type LoudActName = 'comment' | 'ask' | 'accept' | 'complete';

interface LoudActProps {
  act: LoudActName;
  agent: string;
  you: string;
  customer: string | null;
  onAct(text: string): Promise<string | null>;
}

/** One act and the small panel before it: what the agent will read, then the act's name again. */
export function LoudAct({ act, agent, you, customer, onAct }: LoudActProps) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const change = (open: boolean) => {
    setOpen(open);
    setRefused(null);
  };
  const give = async () => {
    setPending(true);
    const why = await onAct(text.trim());
    setPending(false);
    setRefused(why);
    if (why !== null) return;
    setText('');
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
      <div className={styles.reads}>
        <p className={styles.small}>{texts.loud.willRead(agent)}</p>
        <p dir="auto">“{toldAct(act, you, text.trim(), customer)}”</p>
      </div>
      <p className={styles.small}>
        {more(act, agent, customer)} {texts.loud.recorded}
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
          isDisabled={act === 'comment' && !isSendable(text)}
          onPress={() => void give()}
        >
          {texts.loud[act]}
        </Button>
      </div>
    </Panel>
  );
}

function more(act: LoudActName, agent: string, customer: string | null): string {
  if (act === 'comment') return texts.loud.commentMore;
  if (act === 'ask') return texts.loud.askMore(agent);
  return texts.loud[act === 'accept' ? 'acceptMore' : 'completeMore'](customer ?? '');
}
