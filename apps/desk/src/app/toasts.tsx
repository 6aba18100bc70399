// What happened, told once, from anywhere on the page.
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { Toasts, type Toast } from '../look/Toasts.tsx';

interface Telling {
  /** The same id is told once. */
  tell(toast: Omit<Toast, 'id'> & { id?: string }): void;
}

const Current = createContext<Telling | null>(null);

/** More at once nobody reads; the oldest leave. */
const toastsMax = 4;

export function ToastsProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const close = useCallback((id: string) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  const telling = useMemo(
    (): Telling => ({
      tell: ({ id = crypto.randomUUID(), ...toast }) =>
        setToasts((shown) =>
          shown.some((each) => each.id === id) ? shown : [...shown, { id, ...toast }].slice(-toastsMax),
        ),
    }),
    [],
  );
  return (
    <Current value={telling}>
      {children}
      <Toasts toasts={toasts} onClose={close} />
    </Current>
  );
}

export function useToasts(): Telling {
  const telling = useContext(Current);
  if (!telling) throw new Error('there is no place for toasts above this component');
  return telling;
}
