// Signals in React: a component re-renders when what it read has changed, and only then.
import { computed, type ReadonlySignal } from '@preact/signals-core';
import { useMemo, useSyncExternalStore, type DependencyList } from 'react';

export function useSignal<T>(source: ReadonlySignal<T>): T {
  const subscribe = useMemo(
    () => (wake: () => void) => {
      let isFirst = true;
      return source.subscribe(() => {
        if (!isFirst) wake();
        isFirst = false;
      });
    },
    [source],
  );
  return useSyncExternalStore(subscribe, () => source.peek());
}

/** `read` reads signals; it is run again when one of them, or one of `deps`, has changed. */
export function useComputed<T>(read: () => T, deps: DependencyList): T {
  return useSignal(useMemo(() => computed(read), deps));
}
