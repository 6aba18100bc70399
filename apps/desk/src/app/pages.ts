// What a page of this app is: an address and what stands there; and the links that lead to it.
import type { ReactNode } from 'react';
import type { Person } from '../live/session.tsx';

export interface Page {
  /** As the router writes it: `/supervision/agents/$agent`. */
  path: string;
  may(you: Person): boolean;
  /** `search`: as it stands in the address. */
  show(params: Record<string, string>, search: Record<string, unknown>): ReactNode;
  link?: {
    section: string;
    name: string;
    icon: ReactNode;
    /** Where it leads, for a path with a part that varies. */
    to?(you: Person): string;
    /** Beside the name: how much waits there. */ count?: ReactNode;
  };
  /** A watched desk has a frame and a way back of its own, and no rail. */
  isBare?: boolean;
}
