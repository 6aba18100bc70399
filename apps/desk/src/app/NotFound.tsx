import type { ViewStatus } from '@oriel/client';
import type { ReactNode } from 'react';
import { EmptyState, ErrorState } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import { usePageTitle } from './title.ts';

/** Unknown, forbidden and withdrawn look alike. `/` is the server's to lead from: it knows where one may go. */
export function NotFound() {
  usePageTitle(texts.notFound);
  return (
    <EmptyState next={<a href="/">{texts.backToStart}</a>}>
      <NothingHere />
    </EmptyState>
  );
}

/** A page whose view is closed, and why. */
export function Closed({ why }: { why: ClosedWhy }) {
  return why === 'not-found' ? <NotFound /> : <ErrorState>{texts.closed[why]}</ErrorState>;
}

/** A part of a page whose view is closed: the page around it stays. */
export function ClosedPart({ why, next }: { why: ClosedWhy; next?: ReactNode }) {
  if (why !== 'not-found') return <ErrorState next={next}>{texts.closed[why]}</ErrorState>;
  return (
    <EmptyState next={next}>
      <NothingHere level={2} />
    </EmptyState>
  );
}

type ClosedWhy = Extract<ViewStatus, { is: 'closed' }>['why'];

function NothingHere({ level = 1 }: { level?: 1 | 2 }) {
  const Heading = `h${level}` as const;
  return (
    <>
      <Heading>{texts.notFound}</Heading>
      {texts.notFoundMore}
    </>
  );
}
