import { Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { texts } from '../texts/en-supervision.ts';
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import type { Ticks } from '../categories/ticks.ts';
import { LoudAct, type LoudActGiven, type LoudActName } from './LoudAct.tsx';
import styles from './LoudStrip.module.css';

export interface LoudStripProps {
  /** In a sentence: "Ana". */
  agent: string;
  /** The one who acts, as the agent will read it: "Sam". */
  you: string;
  /** The agent whose desk it is, and the view of it. */
  agentId: string;
  desk: ViewHandle;
  seat: EntityOf<'agent'>;
  /** What an act is about; undefined: that is not known before. */
  concerned(act: LoudActName): EntityOf<'interaction'> | undefined;
  /** What is possible here; the others are absent. */
  acts: readonly LoudActName[];
  /** Ticked in the window *Categories*, and not saved. */
  ticks: Ticks | null;
  /** Gives the command; a sentence when it was refused, null when it is done. */
  onAct(act: LoudActName, given: LoudActGiven): Promise<string | null>;
  /** What was begun elsewhere on the desk and is given here. */
  besides?: ReactNode;
}

/** All that the agent will see of a watcher, in one orange place. */
export function LoudStrip(props: LoudStripProps) {
  const { agent, you, agentId, desk, seat, concerned, acts, ticks, onAct, besides } = props;
  return (
    <section className={styles.strip} aria-label={texts.loud.region(agent)}>
      <strong className={styles.head}>
        <Megaphone size={16} aria-hidden="true" />
        {texts.loud.region(agent)}
      </strong>
      {acts.map((act) => (
        <LoudAct
          key={act}
          act={act}
          agent={agent}
          you={you}
          interaction={concerned(act)}
          agentId={agentId}
          desk={desk}
          ticks={ticks}
          seat={seat}
          onAct={(given) => onAct(act, given)}
        />
      ))}
      {besides}
    </section>
  );
}
