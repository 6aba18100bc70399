import { EmptyState } from '../look/states.tsx';
import { Go } from '../look/Go.tsx';
import { texts } from '../texts/en-supervision.ts';
import { dashboardHref } from './dashboard.ts';
import type { LookTerms } from './useLookTerms.ts';

/** In place of a desk that the policy does not let be watched now, or not any longer: which limit, and what it is. */
export function LookOver({ why, terms }: { why: 'outside-hours' | 'minutes-used'; terms: LookTerms | undefined }) {
  const { over, back } = texts.watch;
  return (
    <EmptyState next={<Go href={dashboardHref()}>{back}</Go>}>
      <div role="status">
        <h1>{over[why]}</h1>
      </div>
      {why === 'outside-hours' && terms?.hours && (
        <p>{over.hours(clock(terms.hours.from), clock(terms.hours.to), terms.zone)}</p>
      )}
      {why === 'minutes-used' && typeof terms?.weekMinutes === 'number' && <p>{over.minutes(terms.weekMinutes)}</p>}
    </EmptyState>
  );
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
