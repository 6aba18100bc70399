import type { ViewHandle } from '@oriel/client';
import { UsersRound } from 'lucide-react';
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { texts } from '../texts/en-record.ts';
import type { RecordProps } from './CustomerRecord.tsx';
import styles from './CustomerRecord.module.css';
import { peopleIn, type ShownPerson } from './person.ts';

interface PossiblySameProps extends RecordProps {
  onCompare(other: ShownPerson): void;
}

/** Others with the same e-mail or phone: proposed, never merged by itself. */
export function PossiblySame({ agent, interaction, via, onCompare }: PossiblySameProps) {
  const view = useView({ view: 'customers', agent, interaction }, via);
  return view ? <Proposed view={view} onCompare={onCompare} /> : null;
}

function Proposed({ view, onCompare }: { view: ViewHandle; onCompare(other: ShownPerson): void }) {
  const others = useComputed(() => peopleIn(view), [view]);
  return others.map((other) => (
    <p key={other.first.id} className={styles.same}>
      <UsersRound size={15} aria-hidden="true" />
      <span dir="auto">{texts.samePerson(other.name)}</span>
      <Button size="small" onPress={() => onCompare(other)}>
        {texts.compare}
      </Button>
    </p>
  ));
}
