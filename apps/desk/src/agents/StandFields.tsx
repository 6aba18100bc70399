// What an agent can be set to: available, or away with a reason; in all channel groups, or in one of them.
import type { EntityOf } from '@oriel/protocol';
import { useState } from 'react';
import { Button } from '../look/Button.tsx';
import { Shape } from '../look/Status.tsx';
import { texts } from '../texts/en.ts';
import styles from './StandFields.module.css';
import type { SetTo } from './standing.ts';

interface StandFieldsProps {
  seat: EntityOf<'agent'>;
  reasons: readonly EntityOf<'awayReason'>[];
  /** Chosen so far; absent: choosing is doing. */
  chosen?: SetTo | null;
  onChoose(setTo: SetTo, name: string): void;
}

export function StandFields({ seat, reasons, chosen, onChoose }: StandFieldsProps) {
  const [group, setGroup] = useState<string | null>(null);
  const now = seat.groups.filter(({ id }) => group === null || id === group);
  const choices = [
    { mode: 'available' as const, reason: null, name: texts.availability.free },
    // For somebody else there is no choice of theirs.
    {
      mode: 'away' as const,
      reason: null,
      name: chosen === undefined ? texts.stand.byChoice : texts.availability.away,
    },
    ...reasons.map(({ id, name }) => ({ mode: 'away' as const, reason: id, name })),
  ];
  const isPressed = ({ mode, reason }: (typeof choices)[number]): boolean => {
    if (chosen !== undefined) return chosen?.mode === mode && chosen.reason === reason && chosen.group === group;
    return now.every((each) => each.mode === mode && (mode === 'available' || each.reason?.id === (reason ?? 'self')));
  };
  return (
    <>
      {seat.groups.length > 1 && (
        <div className={styles.groups} role="group" aria-label={texts.stand.where}>
          {[{ id: null, name: texts.stand.everywhere }, ...seat.groups].map(({ id, name }) => (
            <Button key={id ?? ''} size="small" aria-pressed={group === id} onPress={() => setGroup(id)}>
              {name}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.choices} role="group" aria-label={texts.stand.title}>
        {choices.map((choice) => (
          <Button
            key={choice.reason ?? choice.mode}
            variant="quiet"
            aria-pressed={isPressed(choice)}
            onPress={() => onChoose({ mode: choice.mode, reason: choice.reason, group }, choice.name)}
          >
            <Shape is={choice.mode === 'available' ? 'free' : 'away'} />
            <bdi>{choice.name}</bdi>
          </Button>
        ))}
      </div>
    </>
  );
}
