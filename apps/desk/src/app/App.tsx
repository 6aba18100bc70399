// The app of somebody who is signed in: the router over the pages, the session, the rail, what is told.
import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
  useParams,
  useRouter,
  useRouterState,
  useSearch,
} from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { AppFrame } from '../frame/AppFrame.tsx';
import { AppRail, type RailSection } from '../frame/AppRail.tsx';
import { openSession } from '../live/openSession.ts';
import { SessionProvider, useSession, type Person, type Session } from '../live/session.tsx';
import { ClockProvider } from '../look/clock.tsx';
import { GoProvider } from '../look/Go.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import { Keys } from './Keys.tsx';
import { NotFound } from './NotFound.tsx';
import type { Page } from './pages.ts';
import { ToastsProvider } from './toasts.tsx';

export function App({ you, pages }: { you: Person; pages: readonly Page[] }) {
  const router = useMemo(() => routerOf(you, pages), [you, pages]);
  return <RouterProvider router={router} />;
}

function routerOf(you: Person, pages: readonly Page[]) {
  const mine = pages.filter((page) => page.may(you));
  const root = createRootRoute({ component: () => <Shell you={you} pages={mine} />, notFoundComponent: NotFound });
  const routes = mine.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path,
      component: function Place() {
        const params = useParams({ strict: false });
        const search = useSearch({ strict: false });
        return page.show(params, search);
      },
    }),
  );
  return createRouter({ routeTree: root.addChildren(routes), parseSearch, stringifySearch, scrollRestoration: false });
}

/** Search parameters are plain strings: an id that looks like a number stays what it is. */
const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));
const stringifySearch = (search: Record<string, unknown>): string => {
  const pairs = Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
};

function Shell({ you, pages }: { you: Person; pages: readonly Page[] }) {
  // Of what is shown and not of what is on its way: the frame and the connection must not change under a page that is
  // about to leave, or it opens its views once more.
  const path = useRouterState({ select: ({ matches, location }) => matches.at(-1)?.pathname ?? location.pathname });
  const seat = path === '/desk';
  const session = useSessionOf(you, seat);
  return session ? (
    <SessionProvider value={session}>
      <ClockProvider now={session.client.now}>
        <GoProvider go={session.go}>
          <ToastsProvider>
            <Keys pages={pages}>
              <Framed pages={pages} path={path} />
            </Keys>
          </ToastsProvider>
        </GoProvider>
      </ClockProvider>
    </SessionProvider>
  ) : (
    <Skeleton name={texts.loading} />
  );
}

/** One connection; another when one sits down at the own desk or leaves it: only the desk counts for presence (S4). */
function useSessionOf(you: Person, seat: boolean): Session | undefined {
  const router = useRouter();
  const [session, setSession] = useState<Session>();
  useEffect(() => {
    const opened = openSession(you, seat, (href, how) =>
      how?.replace ? router.history.replace(href) : router.history.push(href),
    );
    setSession(opened);
    return () => {
      setSession(undefined);
      opened.end();
    };
  }, [you, seat, router]);
  return session;
}

function Framed({ pages, path }: { pages: readonly Page[]; path: string }) {
  const { you, signOut } = useSession();
  const isBare = pages.some((page) => page.isBare && fits(page.path, path));
  if (isBare) return <Outlet />;
  const sections = new Map<string, RailSection['links'][number][]>();
  for (const page of pages) {
    if (!page.link) continue;
    const { section, name, icon, count, to } = page.link;
    const links = sections.get(section) ?? [];
    const href = to?.(you) ?? page.path;
    sections.set(section, [...links, { href, name, icon, count, isCurrent: fits(page.path, path) }]);
  }
  return (
    <AppFrame
      rail={
        <AppRail sections={[...sections].map(([name, links]) => ({ name, links }))} you={you} onSignOut={signOut} />
      }
    >
      <Outlet />
    </AppFrame>
  );
}

const fits = (pattern: string, path: string): boolean => {
  const parts = pattern.split('/');
  const given = path.split('/');
  return parts.length === given.length && parts.every((part, at) => part.startsWith('$') || part === given[at]);
};
