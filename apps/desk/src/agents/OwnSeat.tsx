// The agent's own seat in the bar: availability, asking for an interaction, the notice, and why one is away.
import type { ViewHandle } from '@oriel/client';
import { availabilityOf } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { NoticeDialog } from '../access/NoticeDialog.tsx';
import { useSession } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { Status } from '../look/Status.tsx';
import { texts } from '../texts/en.ts';
import styles from './OwnSeat.module.css';
import { useActs } from './useActs.ts';

interface OwnSeatProps {
  desk: ViewHandle;
  seat: EntityOf<'agent'>;
  onAsk(): void;
}

export function OwnSeat({ desk, seat, onAsk }: OwnSeatProps) {
  const act = useActs();
  const notice = useComputed(() => desk.all('notice')[0], [desk]);
  const held = useComputed(() => desk.all('interaction').length, [desk]);
  const [isReading, setReading] = useState(false);
  /** Closed without acknowledging: one looks around, and routing mode has to wait. */
  const [isPutOff, setPutOff] = useState(false);
  const mustRead = notice !== undefined && !notice.acknowledged;
  const enter = useEnterOnce(seat, mustRead);
  const availability = availabilityOf(seat, held);
  return (
    <div className={styles.seat}>
      <Status
        is={availability}
        reason={seat.mode === 'away' && seat.reason ? texts.awayReason[seat.reason] : undefined}
        more={texts.of(held, seat.hard)}
      />
      {seat.mode === 'off' && (
        <Button onPress={mustRead ? () => setPutOff(false) : enter}>{texts.desk.enterRouting}</Button>
      )}
      {seat.mode === 'away' && (
        <Button variant="primary" onPress={() => void act({ kind: 'become-available' })}>
          {texts.desk.becomeAvailable}
        </Button>
      )}
      {seat.mode === 'available' && <Button onPress={() => void act({ kind: 'go-away' })}>{texts.desk.goAway}</Button>}
      {seat.mode !== 'off' && <Button onPress={onAsk}>{texts.desk.ask}</Button>}
      {notice && (
        <Button variant="quiet" onPress={() => setReading(true)}>
          {texts.monitoring.title}
        </Button>
      )}
      {notice && (
        <NoticeDialog
          isOpen={(mustRead && !isPutOff) || isReading}
          purpose={notice.purpose}
          depth={notice.depth}
          text={notice.text}
          onClose={() => {
            setReading(false);
            setPutOff(true);
          }}
          onAcknowledge={
            mustRead
              ? async () => {
                  if (await act({ kind: 'acknowledge', policyVersion: notice.policyVersion })) enter();
                }
              : undefined
          }
        />
      )}
    </div>
  );
}

/** Why one is away without having chosen it: said where it cannot be overlooked, until one is back. */
export function Missed({ seat }: { seat: EntityOf<'agent'> }) {
  const isMissed = seat.mode === 'away' && seat.reason === 'missed';
  return (
    <p className={styles.missed} role="alert">
      {isMissed && (
        <>
          <TriangleAlert size={15} aria-hidden="true" />
          {texts.missed}
        </>
      )}
    </p>
  );
}

/** Signing in at the desk enters routing mode, once a page: who left it on purpose is not put back. */
function useEnterOnce(seat: EntityOf<'agent'>, mustRead: boolean): () => void {
  const { client } = useSession();
  const freshness = useSignal(client.freshness);
  const hasTried = useRef(false);
  const enter = () => void client.do({ kind: 'enter-routing' });
  useEffect(() => {
    if (hasTried.current || mustRead || !freshness.live) return;
    hasTried.current = true;
    if (seat.mode === 'off') enter();
  });
  return () => {
    hasTried.current = true;
    enter();
  };
}
