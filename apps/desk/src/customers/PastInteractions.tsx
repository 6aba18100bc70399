import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { linesOf } from '../interactions/lines.ts';
import { Line } from '../interactions/Line.tsx';
import { useEarlier } from '../interactions/useEarlier.ts';
import { entriesOrder } from '@oriel/domain';
import { ClosedPart } from '../app/NotFound.tsx';
import { useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-record.ts';
import { clockOrDay } from '../texts/times.ts';
import type { RecordProps } from './CustomerRecord.tsx';
import styles from './CustomerRecord.module.css';

interface PastInteractionsProps extends RecordProps {
  interactions: readonly EntityOf<'interaction'>[];
}

/** All that was with this person, on every channel, newest first; opened in place, to be read. */
export function PastInteractions({ interactions, interaction: current, agent, via, view }: PastInteractionsProps) {
  const now = useMinute();
  const blanks = useComputed(() => view.all('blank').length, [view]);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <h3 className={styles.heading}>{texts.interactions}</h3>
      {interactions.length + blanks === 0 && <p className={styles.facts}>{texts.noInteractions}</p>}
      <ul className={styles.past} aria-label={texts.interactions}>
        {interactions.map(({ id, last, channelName, stateAt }) => {
          const text = last?.text ?? channelName;
          return (
            <li key={id} data-current={id === current}>
              <button
                type="button"
                aria-expanded={open === id}
                aria-label={texts.showConversation(text)}
                onClick={() => setOpen(open === id ? null : id)}
              >
                <ChevronDown size={13} aria-hidden="true" />
                <bdi>{text}</bdi>
                <small>{channelName}</small>
                <time>{clockOrDay(stateAt, now)}</time>
              </button>
              {open === id && <PastConversation interaction={id} agent={agent} via={via} />}
            </li>
          );
        })}
        {Array.from({ length: blanks }, (_, at) => (
          <li key={at} className={styles.facts}>
            {texts.excluded}
          </li>
        ))}
      </ul>
    </>
  );
}

interface PastConversationProps {
  interaction: string;
  agent: string;
  via: ViewHandle | undefined;
}

function PastConversation(props: PastConversationProps) {
  const view = useView({ view: 'conversation', interaction: props.interaction }, props.via);
  return view ? <Read {...props} view={view} /> : <Skeleton name={common.loading} />;
}

function Read({ view, interaction: id, agent, via }: PastConversationProps & { view: ViewHandle }) {
  const now = useMinute();
  const status = useSignal(view.status);
  const interaction = useComputed(() => view.one('interaction', id), [view, id]);
  const newest = useComputed(() => entriesOrder(view.all('entry')), [view]);
  const earlier = useEarlier(view, newest, (before) => ({ view: 'earlier', interaction: id, before }), via);
  if (status.is === 'closed') return <ClosedPart why={status.why} />;
  if (status.is === 'opening') return <Skeleton name={common.loading} />;
  return (
    <div className={styles.conversation}>
      {earlier.hasMore && (
        <Button variant="quiet" size="small" isPending={earlier.isLoading} onPress={earlier.load}>
          {texts.earlier}
        </Button>
      )}
      <ol>
        {linesOf([...earlier.entries, ...newest], interaction, agent, now).map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
    </div>
  );
}
