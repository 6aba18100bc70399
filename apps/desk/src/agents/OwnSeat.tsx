// The agent's own seat in the bar: availability, asking for an interaction, the notice, and why one is away.
import type { ViewHandle } from '@oriel/client';
import { loadOf } from '@oriel/domain';
import type { Command, EntityOf } from '@oriel/protocol';
import { Bell, ChevronDown, TriangleAlert } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { NoticeDialog } from '../access/NoticeDialog.tsx';
import { useSession } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { Panel } from '../look/Panel.tsx';
import { texts } from '../texts/en.ts';
import styles from './OwnSeat.module.css';
import { SeatStatus } from './SeatStatus.tsx';
import { commandOf, whyAway } from './standing.ts';
import { useActs } from './useActs.ts';

const StandFields = lazy(() => import('./StandFields.tsx').then((module) => ({ default: module.StandFields })));
const RingSettings = lazy(() => import('./RingSettings.tsx').then((module) => ({ default: module.RingSettings })));

interface OwnSeatProps {
  desk: ViewHandle;
  seat: EntityOf<'agent'>;
  onAsk(): void;
}

export function OwnSeat({ desk, seat, onAsk }: OwnSeatProps) {
  const act = useActs();
  const notice = useComputed(() => desk.all('notice')[0], [desk]);
  const [isReading, setReading] = useState(false);
  /** Closed without acknowledging: one looks around, and routing mode has to wait. */
  const [isPutOff, setPutOff] = useState(false);
  const mustRead = notice !== undefined && !notice.acknowledged;
  const enter = useEnterOnce(seat, mustRead);
  const load = useComputed(() => loadOf(desk.all('interaction')), [desk]);
  return (
    <div className={styles.seat}>
      {seat.mode === 'off' ? (
        <>
          <SeatStatus seat={seat} load={load} />
          <Button onPress={mustRead ? () => setPutOff(false) : enter}>{texts.desk.enterRouting}</Button>
        </>
      ) : (
        <SetOwn desk={desk} seat={seat}>
          <SeatStatus seat={seat} load={load} />
        </SetOwn>
      )}
      {seat.mode === 'away' && (
        <Button variant="primary" onPress={() => void act({ kind: 'become-available' })}>
          {texts.desk.becomeAvailable}
        </Button>
      )}
      {seat.mode !== 'off' && <Button onPress={onAsk}>{texts.desk.ask}</Button>}
      <RingButton />
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

/** The status is a button: the small panel under it sets it, in all channel groups or in one. */
function SetOwn({ desk, seat, children }: { desk: ViewHandle; seat: EntityOf<'agent'>; children: ReactNode }) {
  const act = useActs();
  const reasons = useComputed(() => desk.all('awayReason'), [desk]);
  const [isOpen, setOpen] = useState(false);
  const give = (command: Command) => {
    setOpen(false);
    void act(command);
  };
  return (
    <Panel
      title={texts.stand.title}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button>
          {children}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      <Suspense fallback={texts.loading}>
        <StandFields seat={seat} reasons={reasons} onChoose={(setTo) => give(commandOf(setTo))} />
      </Suspense>
      <Button variant="quiet" onPress={() => give({ kind: 'leave-routing' })}>
        {texts.stand.leave}
      </Button>
    </Panel>
  );
}

function RingButton() {
  return (
    <Panel
      title={texts.ring.title}
      trigger={
        <Button variant="quiet" size="icon" aria-label={texts.ring.title}>
          <Bell size={16} aria-hidden="true" />
        </Button>
      }
    >
      <Suspense fallback={texts.loading}>
        <RingSettings />
      </Suspense>
    </Panel>
  );
}

/** Why one is away without having chosen it: said where it cannot be overlooked, until one is back. */
export function WhyAway({ seat }: { seat: EntityOf<'agent'> }) {
  const why = whyAway(seat);
  return (
    <p className={styles.missed} role="alert">
      {why && (
        <>
          <TriangleAlert size={15} aria-hidden="true" />
          {why}
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
