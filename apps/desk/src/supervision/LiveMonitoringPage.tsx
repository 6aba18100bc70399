// Settings > Live monitoring: the policy of each team, for administrators. Live, so that two of them see each other's work.
import type { ViewHandle } from '@oriel/client';
import { Closed } from '../app/NotFound.tsx';
import { usePageTitle } from '../app/title.ts';
import { CategoriesProvider, useReadCategories } from '../categories/known.ts';
import { DeskBar } from '../frame/DeskBar.tsx';
import { useSession, useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { EmptyState, Skeleton } from '../look/states.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import styles from './LiveMonitoringPage.module.css';
import { PolicyForm } from './PolicyForm.tsx';

export function LiveMonitoringPage() {
  const view = useView({ view: 'live-monitoring' });
  return view ? <Policies view={view} /> : <Skeleton name={common.loading} rows={8} />;
}

function Policies({ view }: { view: ViewHandle }) {
  const { client } = useSession();
  const status = useSignal(view.status);
  const categories = useReadCategories();
  const freshness = useSignal(client.freshness);
  const policies = useComputed(() => view.all('policy').sort((a, b) => a.teamName.localeCompare(b.teamName)), [view]);
  usePageTitle(texts.liveMonitoring.title);
  if (status.is === 'closed') return <Closed why={status.why} />;
  if (status.is === 'opening') return <Skeleton name={common.loading} rows={8} />;
  return (
    <>
      <DeskBar
        title={`${texts.settings} › ${texts.liveMonitoring.title}`}
        staleSince={freshness.live ? null : freshness.since}
      />
      {policies.length === 0 ? (
        <EmptyState>{texts.liveMonitoring.noTeams}</EmptyState>
      ) : (
        <div className={styles.page}>
          <p className={styles.about}>{texts.liveMonitoring.about}</p>
          <CategoriesProvider value={categories}>
            {policies.map((policy) => (
              <PolicyForm key={policy.id} policy={policy} />
            ))}
          </CategoriesProvider>
        </div>
      )}
    </>
  );
}
