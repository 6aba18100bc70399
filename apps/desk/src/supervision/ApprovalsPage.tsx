// Supervision > Approvals: the replies that wait, oldest first, and whose replies need approval. What is shown here was
// handed in to be read; nothing of a draft is.
import type { ViewHandle } from '@oriel/client';
import { useRef } from 'react';
import { Closed } from '../app/NotFound.tsx';
import { usePageTitle } from '../app/title.ts';
import { DeskBar } from '../frame/DeskBar.tsx';
import { useSession, useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { EmptyState, Skeleton } from '../look/states.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import { ApprovalRules } from './ApprovalRules.tsx';
import styles from './Approvals.module.css';
import { Submission } from './Submission.tsx';

const words = texts.approvals;

export function ApprovalsPage() {
  const view = useView({ view: 'approvals' });
  return view ? <Approvals view={view} /> : <Skeleton name={common.loading} rows={8} />;
}

function Approvals({ view }: { view: ViewHandle }) {
  const { client, you } = useSession();
  const status = useSignal(view.status);
  const freshness = useSignal(client.freshness);
  const submissions = useComputed(() => view.all('submission').sort((a, b) => a.at - b.at), [view]);
  const rules = useComputed(() => view.all('approvalRule').sort((a, b) => a.name.localeCompare(b.name)), [view]);
  const hasMore = useSignal(view.more);
  const list = useRef<HTMLElement>(null);
  usePageTitle(words.title);
  if (status.is === 'closed') return <Closed why={status.why} />;
  if (status.is === 'opening') return <Skeleton name={common.loading} rows={8} />;
  const decides = you.roles.includes('supervisor');
  return (
    <>
      <DeskBar title={`${texts.title} › ${words.title}`} staleSince={freshness.live ? null : freshness.since} />
      <div className={styles.page}>
        {decides && (
          <section className={styles.list} aria-label={words.list} ref={list} tabIndex={-1}>
            {submissions.length === 0 && <EmptyState>{words.none}</EmptyState>}
            {submissions.map((each) => (
              <Submission key={`${each.id}.${each.of}`} submission={each} onDone={() => list.current?.focus()} />
            ))}
            {hasMore && <p className={styles.more}>{words.more}</p>}
          </section>
        )}
        <ApprovalRules rules={rules} />
      </div>
    </>
  );
}
