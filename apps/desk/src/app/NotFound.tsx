import { Go } from '../look/Go.tsx';
import { EmptyState } from '../look/states.tsx';
import { texts } from '../texts/en.ts';

/** Unknown and forbidden look alike. */
export function NotFound() {
  return (
    <EmptyState next={<Go href="/">{texts.back}</Go>}>
      <strong role="heading" aria-level={1}>
        {texts.notFound}
      </strong>
      <br />
      {texts.notFoundMore}
    </EmptyState>
  );
}
