// A change of the customer's record from a watched desk: made in the record, where it is silent, and saved from here, where
// it says first what the agent will read.
import { useState } from 'react';
import { toldEdit } from '../agents/told.ts';
import type { Saved, SharedChange } from '../customers/change.ts';
import { Button } from '../look/Button.tsx';
import { Panel } from '../look/Panel.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import styles from './LoudStrip.module.css';

/** Made, and not saved yet. */
export interface Staged {
  interaction: string;
  change: SharedChange;
  onEnd(saved: Saved): void;
}

interface LoudRecordProps {
  staged: Staged;
  agent: string;
  you: string;
  customer: string;
  /** Saves it on the agent's behalf: what came of it, or why not. */
  onSave(staged: Staged): Promise<Saved | { refused: string }>;
  onEnd(saved: Saved): void;
}

export function LoudRecord({ staged, agent, you, customer, onSave, onEnd }: LoudRecordProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const { change } = staged;
  const field = change.kind === 'set-field' ? change.field : null;
  const title = texts.loud.record[change.kind];
  const save = async () => {
    setPending(true);
    const saved = await onSave(staged);
    setPending(false);
    if (typeof saved === 'string') onEnd(saved);
    else setRefused(saved.refused);
  };
  return (
    <Panel
      tone="loud"
      placement="top end"
      title={title}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onEnd('not')}
      trigger={<Button>{title}</Button>}
    >
      <div className={styles.reads}>
        <p className={styles.small}>{texts.loud.willRead(agent)}</p>
        <p dir="auto">“{toldEdit({ what: change.kind, field, text: change.text.trim() }, you, customer)}”</p>
      </div>
      <p className={styles.small}>
        {texts.loud.recordMore} {texts.loud.recorded}
      </p>
      <p className={styles.refused} role="alert">
        {refused}
      </p>
      <div className={styles.acts}>
        <Button variant="quiet" onPress={() => onEnd('not')}>
          {common.cancel}
        </Button>
        <Button variant="loud" isPending={isPending} onPress={() => void save()}>
          {title}
        </Button>
      </div>
    </Panel>
  );
}
