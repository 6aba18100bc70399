import type { ReactNode } from 'react';
import { texts } from '../texts/en.ts';
import { clock } from '../texts/times.ts';
import { Card, type CardProps } from './Card.tsx';

export interface InteractionCardProps extends CardProps {
  at: number;
  /** accepted: not answered yet, the brighter one. */
  state: 'accepted' | 'answered';
  /** A reply that waits for approval, or came back: said in place of whether it is answered. */
  submitted?: string | null;
  /** Dots with the name of who types here, never the viewer, or that a draft was left. */
  drafting?: ReactNode;
  /** Who has it open, on a desk that somebody else looks at. */
  marks?: ReactNode;
}

/** An interaction in its agent's hands. */
export function InteractionCard({ at, state, submitted, drafting, marks, ...card }: InteractionCardProps) {
  return (
    <Card
      card={card}
      state={state}
      time={clock(at)}
      fact={submitted ?? (state === 'answered' ? texts.interaction.answered : texts.interaction.notAnswered)}
      beside={drafting}
      end={marks}
    />
  );
}
