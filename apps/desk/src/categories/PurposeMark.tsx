import { ChartNoAxesColumn, Flag, Route } from 'lucide-react';
import type { Purpose } from './tree.ts';

const marks = { skill: Route, analytics: ChartNoAxesColumn, disposition: Flag } as const;

/** The kinds apart at a glance; the words beside it say the same. */
export function PurposeMark({ purpose }: { purpose: Purpose }) {
  const Mark = marks[purpose];
  return <Mark size={13} aria-hidden="true" />;
}
