import { Avatar } from '../look/Avatar.tsx';
import { Said } from '../look/Said.tsx';
import { texts } from '../texts/en.ts';
import styles from './Marks.module.css';

interface MarksProps {
  /** The agent, on the card that is open in front of them. */
  agent?: { id: string; name: string } | false;
  you?: boolean;
}

/** Who has this card open: the agent's face, and *You*, who are seen by nobody. */
export function Marks({ agent, you }: MarksProps) {
  return (
    <span className={styles.marks}>
      {agent && (
        <span className={styles.agent} title={texts.interaction.whereIsAgent(agent.name)}>
          <Avatar id={agent.id} name={agent.name} size="small" />
          <Said>{texts.interaction.whereIsAgent(agent.name)}</Said>
        </span>
      )}
      {you && (
        <span className={styles.you} title={texts.interaction.whereYouAre}>
          {texts.you}
        </span>
      )}
    </span>
  );
}
