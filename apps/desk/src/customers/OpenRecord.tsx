// The customer record of an open interaction, live: the same on one's own desk and on a watched one; the hand says how it
// is saved.
import type { ViewHandle } from '@oriel/client';
import { ClosedPart } from '../app/NotFound.tsx';
import { useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import type { RecordHand } from './change.ts';
import { CustomerRecord } from './CustomerRecord.tsx';
import { peopleIn } from './person.ts';

interface OpenRecordProps {
  interaction: string;
  /** Whose desk this is. */
  agent: string;
  hand: RecordHand;
  via: ViewHandle | undefined;
  onClose(): void;
}

export function OpenRecord(props: OpenRecordProps) {
  const view = useView({ view: 'customer', interaction: props.interaction }, props.via);
  return view ? <Record {...props} view={view} /> : <Skeleton name={texts.loading} />;
}

function Record({ view, onClose, ...rest }: OpenRecordProps & { view: ViewHandle }) {
  const status = useSignal(view.status);
  const person = useComputed(() => peopleIn(view)[0], [view]);
  if (status.is === 'closed')
    return <ClosedPart why={status.why} next={<Button onPress={onClose}>{texts.close}</Button>} />;
  if (!person) return <Skeleton name={texts.loading} />;
  return <CustomerRecord {...rest} view={view} person={person} onClose={onClose} />;
}
