// What an agent does with an interaction of their own that is ongoing: put it off, hand it over, complete it.
import type { EntityOf } from '@oriel/protocol';
import { useState, type ReactNode } from 'react';
import { tooLong } from '../drafts/room.ts';
import { Button } from '../look/Button.tsx';
import { Panel } from '../look/Panel.tsx';
import { texts } from '../texts/en.ts';
import styles from './acts.module.css';
import { DeferFields } from './DeferFields.tsx';
import { deferChoices } from './deferUntil.ts';
import { mayTransfer, type Target } from './target.ts';
import { TransferFields } from './TransferFields.tsx';

interface OwnActsProps {
  interaction: EntityOf<'interaction'>;
  /** Whose it is. */
  agent: string;
  /** Resolve with whether it was done. */
  onDefer(until: number): Promise<boolean>;
  onTransfer(target: Target, comment: string): Promise<boolean>;
  onComplete(): void;
}

export function OwnActs({ interaction, agent, onDefer, onTransfer, onComplete }: OwnActsProps) {
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
        <TransferFields
          {...{ agent, target, comment, channel: interaction.channel, via: undefined }}
          onTarget={setTarget}
          onComment={setComment}
        />
        <p className={styles.more}>{tooLong(comment) ?? texts.transfer.commentMore}</p>
      </Act>
      <Button onPress={onComplete}>{texts.interaction.complete}</Button>
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
