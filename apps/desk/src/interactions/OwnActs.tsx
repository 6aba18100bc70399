// What an agent does with an interaction of their own that is ongoing: put it off, hand it over, complete it.
import type { EntityOf } from '@oriel/protocol';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { tooLong } from '../drafts/room.ts';
import { Button } from '../look/Button.tsx';
import { Panel } from '../look/Panel.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import styles from './acts.module.css';
import { CompleteAct } from './CompleteAct.tsx';
import { DeferFields } from './DeferFields.tsx';
import { deferChoices } from './deferUntil.ts';
import { mayTransfer, type Target } from './target.ts';

// Loaded when it is opened for the first time.
const TransferFields = lazy(async () => ({ default: (await import('./TransferFields.tsx')).TransferFields }));

interface OwnActsProps {
  interaction: EntityOf<'interaction'>;
  /** Whose it is. */
  agent: string;
  /** Resolve with whether it was done. */
  onDefer(until: number): Promise<boolean>;
  onTransfer(target: Target, comment: string): Promise<boolean>;
  isDispositionMandatory: boolean;
  onComplete(disposition?: string): Promise<boolean>;
}

export function OwnActs({ interaction, agent, onDefer, onTransfer, isDispositionMandatory, onComplete }: OwnActsProps) {
  const [until, setUntil] = useState(0);
  const [target, setTarget] = useState<Target | null>(null);
  const [comment, setComment] = useState('');
  return (
    <>
      <Act
        name={texts.interaction.defer}
        onOpen={() => setUntil(deferChoices(Date.now())[0]!.at)}
        give={() => onDefer(until)}
      >
        <DeferFields until={until} onUntil={setUntil} />
        <p className={styles.more}>{texts.defer.more}</p>
      </Act>
      <Act
        name={texts.interaction.transfer}
        isDisabled={!mayTransfer(target, comment)}
        give={async () => target !== null && (await onTransfer(target, comment))}
      >
        <Suspense fallback={<Skeleton name={texts.loading} rows={4} />}>
          <TransferFields
            {...{ agent, target, comment, channel: interaction.channel, via: undefined }}
            onTarget={setTarget}
            onComment={setComment}
          />
        </Suspense>
        <p className={styles.more}>{tooLong(comment) ?? texts.transfer.commentMore}</p>
      </Act>
      <CompleteAct isDispositionMandatory={isDispositionMandatory} onComplete={onComplete} />
    </>
  );
}

interface ActProps {
  name: string;
  isDisabled?: boolean;
  onOpen?(): void;
  give(): Promise<boolean>;
  children: ReactNode;
}

/** A button, and the small panel in which the act has what it needs. */
function Act({ name, isDisabled, onOpen, give, children }: ActProps) {
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const change = (open: boolean) => {
    if (open) onOpen?.();
    setOpen(open);
  };
  const press = async () => {
    setPending(true);
    const isDone = await give();
    setPending(false);
    if (isDone) setOpen(false);
  };
  return (
    <Panel title={name} placement="top start" isOpen={isOpen} onOpenChange={change} trigger={<Button>{name}</Button>}>
      {children}
      <div className={styles.acts}>
        <Button variant="quiet" onPress={() => setOpen(false)}>
          {texts.cancel}
        </Button>
        <Button variant="primary" isDisabled={isDisabled} isPending={isPending} onPress={() => void press()}>
          {name}
        </Button>
      </div>
    </Panel>
  );
}
