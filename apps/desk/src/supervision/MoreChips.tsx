import { InteractionChip, type InteractionChipProps } from '../interactions/InteractionChip.tsx';
import { Button } from '../look/Button.tsx';
import { Panel } from '../look/Panel.tsx';
import { texts } from '../texts/en-supervision.ts';
import styles from './AgentsTable.module.css';

interface MoreChipsProps {
  interactions: readonly (InteractionChipProps & { id: string })[];
}

/** What has no room in the row: how many, and behind it each of them. */
export function MoreChips({ interactions }: MoreChipsProps) {
  return (
    <Panel
      title={texts.more(interactions.length)}
      placement="bottom end"
      trigger={
        <Button size="small" aria-label={texts.more(interactions.length)}>
          +{interactions.length}
        </Button>
      }
    >
      <ul className={styles.rest} aria-label={texts.columns.current}>
        {interactions.map(({ id, ...chip }) => (
          <InteractionChip key={id} {...chip} />
        ))}
      </ul>
    </Panel>
  );
}
