import { Dots } from '../look/Dots.tsx';
import { CountingDown } from '../look/Counting.tsx';
import { Go } from '../look/Go.tsx';
import { texts } from '../texts/en.ts';
import styles from './InteractionChip.module.css';
import { Waits } from './Waits.tsx';

export type ChipState =
  | { kind: 'accepted' | 'answered'; waitsSince: number | null; isLate?: boolean; isTyping?: boolean }
  | { kind: 'ringing'; until: number }
  | { kind: 'blank' };

export interface InteractionChipProps {
  customer: string;
  state: ChipState;
  /** Without one it is only read: the viewer may not open it. */
  href?: string;
}

/** A card in one line, for the Agents table. Its dots are for eyes: the card's own carry the name. */
export function InteractionChip({ customer, state, href }: InteractionChipProps) {
  if (state.kind === 'blank')
    return (
      <li className={styles.chip} data-dashed="true">
        {texts.interaction.excluded}
      </li>
    );
  const isAccepted = state.kind !== 'ringing';
  return (
    <li className={styles.chip} data-state={isAccepted ? state.kind : undefined} data-dashed={!isAccepted}>
      {href ? (
        <Go className={styles.name} href={href}>
          <bdi>{customer}</bdi>
        </Go>
      ) : (
        <bdi className={styles.name}>{customer}</bdi>
      )}
      {state.kind === 'ringing' ? (
        <span className={styles.more}>
          {texts.interaction.rings} <CountingDown until={state.until} />
        </span>
      ) : (
        <>
          {state.isTyping && (
            <span className={styles.dots}>
              <Dots />
            </span>
          )}
          {state.waitsSince !== null && (
            <span className={styles.more}>
              <Waits since={state.waitsSince} isLate={state.isLate} />
            </span>
          )}
        </>
      )}
    </li>
  );
}
