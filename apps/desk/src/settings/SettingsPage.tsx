// One section of what administrators set: its head, what it is for, and the view it reads. Live, so that two of them see
// each other's work.
import type { ViewHandle } from '@oriel/client';
import type { ReactNode } from 'react';
import { Closed } from '../app/NotFound.tsx';
import { usePageTitle } from '../app/title.ts';
import { DeskBar } from '../frame/DeskBar.tsx';
import { useSession, useView } from '../live/session.tsx';
import { useSignal } from '../live/signals.ts';
import { Skeleton } from '../look/states.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-settings.ts';
import styles from './Settings.module.css';

interface SettingsPageProps {
  title: string;
  children: (view: ViewHandle) => ReactNode;
}

export function SettingsPage({ title, children }: SettingsPageProps) {
  const view = useView({ view: 'settings' });
  usePageTitle(title);
  return view ? <Open view={view}>{children}</Open> : <Skeleton name={common.loading} rows={8} />;
}

function Open({ view, children }: { view: ViewHandle; children: (view: ViewHandle) => ReactNode }) {
  const status = useSignal(view.status);
  if (status.is === 'closed') return <Closed why={status.why} />;
  return status.is === 'opening' ? <Skeleton name={common.loading} rows={8} /> : children(view);
}

interface SettingsBodyProps {
  title: string;
  about: string;
  /** Beside the title: what can be made here. */
  act?: ReactNode;
  children: ReactNode;
}

export function SettingsBody({ title, about, act, children }: SettingsBodyProps) {
  const { client } = useSession();
  const freshness = useSignal(client.freshness);
  return (
    <>
      <DeskBar title={`${texts.settings} › ${title}`} staleSince={freshness.live ? null : freshness.since}>
        {act}
      </DeskBar>
      <div className={styles.page}>
        <p className={styles.about}>{about}</p>
        {children}
      </div>
    </>
  );
}
