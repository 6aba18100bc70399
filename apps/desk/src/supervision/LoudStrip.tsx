import { Megaphone } from 'lucide-react';
import { texts } from '../texts/en-supervision.ts';
import { LoudAct, type LoudActName } from './LoudAct.tsx';
import styles from './LoudStrip.module.css';

export interface LoudStripProps {
  /** In a sentence: "Ana". */
  agent: string;
  /** The one who acts, as the agent will read it: "Sam". */
  you: string;
  /** Whose interaction an act is about; null: whose it will be is not known before. */
  customerOf(act: LoudActName): string | null;
  /** What is possible here; the others are absent. */
  acts: readonly LoudActName[];
  /** Gives the command; a sentence when it was refused, null when it is done. */
  onAct(act: LoudActName, text: string): Promise<string | null>;
}

/** All that the agent will see of a watcher, in one orange place. */
export function LoudStrip({ agent, you, customerOf, acts, onAct }: LoudStripProps) {
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
          customer={customerOf(act)}
          onAct={(text) => onAct(act, text)}
        />
      ))}
    </section>
  );
}
