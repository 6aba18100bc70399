// The supervisors' entry, given only to those with the right: the agents' pages, and those of supervision.
import { LayoutGrid, MailCheck, ScrollText, Settings } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { deskPlace } from './agents/place.ts';
import type { Page } from './app/pages.ts';
import { start } from './app/start.tsx';
import { agentsPages } from './pages.tsx';
import { AgentsPage } from './supervision/AgentsPage.tsx';
import { ApprovalCount } from './supervision/ApprovalCount.tsx';
import { floorPlace } from './supervision/floorPlace.ts';
import { Skeleton } from './look/states.tsx';
import { texts as common } from './texts/en.ts';
import { texts } from './texts/en-supervision.ts';

// The table is there first; the watched desk comes right behind it, so that a click on a name waits for nothing.
const watchedDesk = () => import('./supervision/WatchedDesk.tsx');
const WatchedDesk = lazy(async () => ({ default: (await watchedDesk()).WatchedDesk }));
// Rarely opened, and by few: loaded then. Who leads seldom has a desk of their own.
const OwnDesk = lazy(async () => ({ default: (await import('./agents/OwnDesk.tsx')).OwnDesk }));
const ApprovalsPage = lazy(async () => ({
  default: (await import('./supervision/ApprovalsPage.tsx')).ApprovalsPage,
}));
const SettingsPlace = lazy(async () => ({
  default: (await import('./supervision/SettingsPlace.tsx')).SettingsPlace,
}));
const MonitoringLogPage = lazy(async () => ({
  default: (await import('./supervision/MonitoringLogPage.tsx')).MonitoringLogPage,
}));
const loaded = (page: ReactNode) => <Suspense fallback={<Skeleton name={common.loading} rows={8} />}>{page}</Suspense>;

const pages: readonly Page[] = [
  ...agentsPages((place) => loaded(<OwnDesk place={place} />)),
  {
    path: '/supervision/agents',
    may: (you) => you.roles.includes('supervisor'),
    show: (_params, search) => <AgentsPage place={floorPlace(search)} />,
    link: { section: texts.title, name: texts.agents, icon: <LayoutGrid size={18} aria-hidden="true" /> },
  },
  {
    path: '/supervision/agents/$agent',
    may: (you) => you.roles.includes('supervisor'),
    show: ({ agent = '' }, search) => loaded(<WatchedDesk agent={agent} place={deskPlace(search)} />),
    isBare: true,
  },
  {
    path: '/supervision/approvals',
    may: (you) => you.roles.includes('supervisor') || you.roles.includes('administrator'),
    show: () => loaded(<ApprovalsPage />),
    link: {
      section: texts.title,
      name: texts.approvals.title,
      icon: <MailCheck size={18} aria-hidden="true" />,
      count: <ApprovalCount />,
    },
  },
  {
    path: '/monitoring-log',
    may: (you) => you.roles.includes('auditor'),
    show: () => loaded(<MonitoringLogPage />),
    link: { section: texts.title, name: texts.monitoringLog, icon: <ScrollText size={18} aria-hidden="true" /> },
  },
  {
    path: '/settings/$section',
    may: (you) => you.roles.includes('supervisor') || you.roles.includes('administrator'),
    show: ({ section = '' }) => loaded(<SettingsPlace section={section} />),
    link: {
      section: texts.settings,
      name: texts.settings,
      icon: <Settings size={18} aria-hidden="true" />,
      to: (you) => (you.roles.includes('administrator') ? '/settings/people' : '/settings/inboxes'),
    },
  },
];

void start(pages).then(watchedDesk);
