// The customer record of an open interaction, live and read-only.
import type { ViewHandle } from '@oriel/client';
import { historyOrder } from '@oriel/domain';
import { ClosedPart } from '../app/NotFound.tsx';
import { useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import { dayName } from '../texts/times.ts';
import { CustomerRecord } from './CustomerRecord.tsx';

interface OpenRecordProps {
  interaction: string;
  via: ViewHandle | undefined;
  onClose(): void;
}

export function OpenRecord({ interaction, via, onClose }: OpenRecordProps) {
  const view = useView({ view: 'customer', interaction }, via);
  return view ? <Record view={view} onClose={onClose} /> : <Skeleton name={texts.loading} />;
}

function Record({ view, onClose }: { view: ViewHandle; onClose(): void }) {
  const now = useMinute();
  const status = useSignal(view.status);
  const customer = useComputed(() => view.all('customer')[0], [view]);
  const theirs = useComputed(() => historyOrder(view.all('interaction')), [view]);
  if (status.is === 'closed')
    return <ClosedPart why={status.why} next={<Button onPress={onClose}>{texts.close}</Button>} />;
  if (!customer) return <Skeleton name={texts.loading} />;
  return (
    <CustomerRecord
      customer={{ ...customer, since: dayName(customer.since, now).toLowerCase() }}
      interactions={theirs.map(({ id, state, last, channelName, stateAt }) => ({
        id,
        text: last?.text ?? channelName,
        at: stateAt,
        isOpen: state !== 'completed',
      }))}
      onClose={onClose}
    />
  );
}
