import { useState } from 'react';
import { Button } from '../look/Button.tsx';
import { Panel } from '../look/Panel.tsx';
import { texts as common } from '../texts/en.ts';
import styles from './LiveMonitoringPage.module.css';

interface PolicyActProps {
  name: string;
  /** What follows, said before it is done: agents will notice. */
  more: string;
  isPrimary?: boolean;
  isDisabled?: boolean;
  /** False: something is missing, and the form says what. */
  mayOpen?(): boolean;
  /** A sentence when it was refused, null when it is done. */
  onAct(): Promise<string | null>;
}

export function PolicyAct({ name, more, isPrimary, isDisabled, mayOpen, onAct }: PolicyActProps) {
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const change = (open: boolean) => {
    setOpen(open && (mayOpen?.() ?? true));
    setRefused(null);
  };
  const act = async () => {
    setPending(true);
    const why = await onAct();
    setPending(false);
    setRefused(why);
    if (why === null) setOpen(false);
  };
  return (
    <Panel
      title={name}
      placement="top end"
      isOpen={isOpen}
      onOpenChange={change}
      trigger={
        <Button variant={isPrimary ? 'primary' : 'plain'} isDisabled={isDisabled}>
          {name}
        </Button>
      }
    >
      <p>{more}</p>
      <p className={styles.wrong} role="alert">
        {refused}
      </p>
      <div className={styles.acts}>
        <Button variant="quiet" onPress={() => change(false)}>
          {common.cancel}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={() => void act()}>
          {name}
        </Button>
      </div>
    </Panel>
  );
}
