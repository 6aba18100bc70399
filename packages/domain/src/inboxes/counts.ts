// The day's counts: numbers that change with a fact, in the same transaction, by a pure rule. The test of each is the plain
// query.
import type { Fact } from '../fact.ts';

/** What is counted of an agent's day. The last is a sum of milliseconds: handling time. */
export const dayCounts = [
  'accepted',
  'missed',
  'completed',
  'deferred',
  'transferred',
  'resumed',
  'handledMs',
] as const;
export type DayCount = (typeof dayCounts)[number];

export const nothingCounted: Readonly<Record<DayCount, number>> = {
  accepted: 0,
  missed: 0,
  completed: 0,
  deferred: 0,
  transferred: 0,
  resumed: 0,
  handledMs: 0,
};

/** The agent's count that a fact adds to, and how much. */
export function dayChange(fact: Fact): { agent: string; count: DayCount; by: number } | null {
  switch (fact.kind) {
    case 'accepted':
    case 'missed':
    case 'completed':
    case 'deferred':
    case 'resumed':
      return { agent: fact.agent, count: fact.kind, by: 1 };
    case 'transferred':
      return { agent: fact.from, count: 'transferred', by: 1 };
    case 'handled':
      return { agent: fact.id, count: 'handledMs', by: fact.spans.reduce((sum, { ms }) => sum + ms, 0) };
    default:
      return null;
  }
}
