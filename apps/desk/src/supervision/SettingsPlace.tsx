// Settings: which sections there are, for whom, and the one that is open. The frame stays while one goes from one to
// another; each is loaded when it is opened.
import {
  Building2,
  CircleUser,
  Coffee,
  Eye,
  FolderTree,
  Inbox,
  MessageSquareQuote,
  SlidersHorizontal,
  type LucideIcon,
} from 'lucide-react';
import { lazy, Suspense, type ComponentType } from 'react';
import { NotFound } from '../app/NotFound.tsx';
import { useSession } from '../live/session.tsx';
import { Skeleton } from '../look/states.tsx';
import { SettingsFrame } from '../settings/SettingsFrame.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-settings.ts';
import { texts as supervision } from '../texts/en-supervision.ts';

interface Part {
  name: string;
  words: string;
  icon: LucideIcon;
  /** Besides administrators. */
  forSupervisors?: true;
  page: ComponentType;
}

const parts: Record<string, Part> = {
  people: {
    ...{ name: texts.people.title, words: texts.people.words, icon: CircleUser },
    page: lazy(async () => ({ default: (await import('../settings/PeoplePage.tsx')).PeoplePage })),
  },
  teams: {
    ...{ name: texts.teams.title, words: texts.teams.words, icon: Building2 },
    page: lazy(async () => ({ default: (await import('../settings/TeamsPage.tsx')).TeamsPage })),
  },
  'channel-groups': {
    ...{ name: texts.groups.title, words: texts.groups.words, icon: SlidersHorizontal },
    page: lazy(async () => ({ default: (await import('../settings/GroupsPage.tsx')).GroupsPage })),
  },
  categories: {
    ...{ name: texts.categories.title, words: texts.categories.words, icon: FolderTree },
    page: lazy(async () => ({ default: (await import('../settings/CategoriesPage.tsx')).CategoriesPage })),
  },
  inboxes: {
    ...{ name: supervision.inboxes, words: texts.inboxes.words, icon: Inbox, forSupervisors: true },
    page: lazy(async () => ({ default: (await import('./SharedInboxesPage.tsx')).SharedInboxesPage })),
  },
  'saved-replies': {
    ...{ name: texts.replies.title, words: texts.replies.words, icon: MessageSquareQuote },
    page: lazy(async () => ({ default: (await import('../settings/RepliesPage.tsx')).RepliesPage })),
  },
  'away-reasons': {
    ...{ name: texts.reasons.title, words: texts.reasons.words, icon: Coffee },
    page: lazy(async () => ({ default: (await import('../settings/AwayReasonsPage.tsx')).AwayReasonsPage })),
  },
  'live-monitoring': {
    ...{ name: supervision.liveMonitoring.title, words: texts.liveMonitoring.words, icon: Eye },
    page: lazy(async () => ({ default: (await import('./LiveMonitoringPage.tsx')).LiveMonitoringPage })),
  },
};

export function SettingsPlace({ section }: { section: string }) {
  const { you } = useSession();
  const mine = Object.entries(parts).filter(([, part]) => part.forSupervisors || you.roles.includes('administrator'));
  const Page = mine.find(([id]) => id === section)?.[1].page;
  if (!Page) return <NotFound />;
  const sections = mine.map(([id, { name, words, icon: Icon }]) => ({
    ...{ path: `/settings/${id}`, name, words },
    icon: <Icon size={16} aria-hidden="true" />,
  }));
  return (
    <SettingsFrame sections={sections} path={`/settings/${section}`}>
      <Suspense fallback={<Skeleton name={common.loading} rows={8} />}>
        <Page />
      </Suspense>
    </SettingsFrame>
  );
}
