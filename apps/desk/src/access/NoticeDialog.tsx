import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { texts } from '../texts/en.ts';
import styles from './NoticeDialog.module.css';

export interface NoticeDialogProps {
  isOpen: boolean;
  purpose: string;
  depth: 'sent' | 'pauses' | 'letters';
  /** The policy's own text; empty lines part paragraphs. */
  text: string;
  /** Absent once it is acknowledged: then it is only read again. */
  onAcknowledge?(): void;
  isPending?: boolean;
  onClose(): void;
}

/** What every agent of a team is told about live monitoring: constant, the same for all (S6). */
export function NoticeDialog({ isOpen, purpose, depth, text, onAcknowledge, isPending, onClose }: NoticeDialogProps) {
  const acknowledge = onAcknowledge && (
    <Button variant="primary" onPress={onAcknowledge} isPending={isPending}>
      {texts.monitoring.acknowledge}
    </Button>
  );
  return (
    <Dialog title={texts.monitoring.title} isOpen={isOpen} onClose={onClose} acts={acknowledge} size="wide">
      <div className={styles.text} dir="auto">
        {text.split(/\n{2,}/u).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <dl className={styles.pairs}>
        <dt>{texts.monitoring.purpose}</dt>
        <dd dir="auto">{purpose}</dd>
        <dt>{texts.monitoring.depth}</dt>
        <dd>{texts.monitoring.depths[depth]}</dd>
      </dl>
      {onAcknowledge && <p className={styles.why}>{texts.monitoring.why}</p>}
    </Dialog>
  );
}
