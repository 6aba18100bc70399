import type { ViewHandle } from '@oriel/client';
import { CircleQuestionMark } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '../look/Button.tsx';
import { Panel } from '../look/Panel.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';

interface WhyProps {
  interaction: string;
  isWaiting: boolean;
  via: ViewHandle | undefined;
}

/** Loaded when it is opened for the first time. */
const Explained = lazy(async () => ({ default: (await import('./Explained.tsx')).Explained }));

/** Why it waits, or why it rang where it did: a small panel, live while it is open. */
export function Why({ interaction, isWaiting, via }: WhyProps) {
  return (
    <Panel
      title={isWaiting ? texts.why.waits : texts.why.here}
      placement="bottom end"
      trigger={
        <Button variant="quiet" size="icon" aria-label={texts.why.open}>
          <CircleQuestionMark size={15} aria-hidden="true" />
        </Button>
      }
    >
      <Suspense fallback={<Skeleton name={texts.loading} rows={3} />}>
        <Explained interaction={interaction} via={via} />
      </Suspense>
    </Panel>
  );
}
