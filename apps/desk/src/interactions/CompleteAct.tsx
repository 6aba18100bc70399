// *Complete*: at once, or with what came of it where the agent's team wants that said.
import { ChevronUp } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useCategories } from '../categories/known.ts';
import { dispositionsOf } from '../categories/tree.ts';
import { Button } from '../look/Button.tsx';
import { Panel } from '../look/Panel.tsx';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';

const CompleteWith = lazy(async () => ({ default: (await import('./CompleteWith.tsx')).CompleteWith }));

interface CompleteActProps {
  isDispositionMandatory: boolean;
  /** Resolves with whether it was done. */
  onComplete(disposition?: string): Promise<boolean>;
}

export function CompleteAct({ isDispositionMandatory, onComplete }: CompleteActProps) {
  const { tree } = useCategories();
  const [isOpen, setOpen] = useState(false);
  const hasDispositions = dispositionsOf(tree).length > 0;
  const words = texts.complete;
  return (
    <>
      {!isDispositionMandatory && <Button onPress={() => void onComplete()}>{texts.interaction.complete}</Button>}
      {(isDispositionMandatory || hasDispositions) && (
        <Panel
          title={words.disposition}
          placement="top end"
          isOpen={isOpen}
          onOpenChange={setOpen}
          trigger={
            isDispositionMandatory ? (
              <Button>{texts.interaction.complete}</Button>
            ) : (
              <Button size="icon" aria-label={words.with}>
                <ChevronUp size={16} aria-hidden="true" />
              </Button>
            )
          }
        >
          <Suspense fallback={<Skeleton name={texts.loading} rows={3} />}>
            <CompleteWith onComplete={onComplete} onClose={() => setOpen(false)} />
          </Suspense>
        </Panel>
      )}
    </>
  );
}
