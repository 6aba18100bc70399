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
  const words = wordsOf(why);
  return words === undefined ? <NotFound /> : <ErrorState>{words}</ErrorState>;
}

/** A part of a page whose view is closed: the page around it stays. */
export function ClosedPart({ why, next }: { why: ClosedWhy; next?: ReactNode }) {
  const words = wordsOf(why);
  if (words !== undefined) return <ErrorState next={next}>{words}</ErrorState>;
  return (
    <EmptyState next={next}>
      <NothingHere level={2} />
    </EmptyState>
  );
}

type ClosedWhy = Extract<ViewStatus, { is: 'closed' }>['why'];

/** The others end a look alone: they are told where there are looks, and elsewhere nothing is. */
const wordsOf = (why: ClosedWhy): string | undefined =>
  why === 'unavailable' || why === 'too-many' ? texts.closed[why] : undefined;

function NothingHere({ level = 1 }: { level?: 1 | 2 }) {
  const Heading = `h${level}` as const;
  return (
    <>
      <Heading>{texts.notFound}</Heading>
      {texts.notFoundMore}
    </>
  );
}
