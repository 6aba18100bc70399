// Why each of what waits waits, for the cards of an open inbox: one view for all of them, given on by context.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { createContext, useContext, type ReactNode } from 'react';
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';

const Waits = createContext<ViewHandle | undefined>(undefined);

interface WaitsOfProps {
  agent: string;
  via: ViewHandle | undefined;
  children: ReactNode;
}

export function WaitsOf({ agent, via, children }: WaitsOfProps) {
  const view = useView({ view: 'waits', agent }, via);
  return <Waits value={view}>{children}</Waits>;
}

/** Undefined where no inbox is open, or it does not wait. */
export function useWait(interaction: string): EntityOf<'wait'> | undefined {
  const view = useContext(Waits);
  return useComputed(() => view?.one('wait', interaction), [view, interaction]);
}
