// Inboxes, and the day's counts: numbers that change with an interaction, in the same transaction, by a pure rule. The
// test of each is the plain query.
import type { InboxName } from '@oriel/protocol';
import type { Fact } from '../fact.ts';
import type { Interaction } from '../interactions/interaction.ts';

/** An inbox of an agent (*mine*) or of a team (*team*, *unassigned*). */
export interface InboxScope {
  inbox: InboxName;
  /** The agent's id for *mine*, the team's otherwise. */
  scope: string;
}

/** The inboxes an interaction is in: what an agent has, what a team has to do, what nobody has yet. */
export function inboxesOf(interaction: Interaction | undefined): InboxScope[] {
  if (!interaction || interaction.state === 'completed') return [];
  const inboxes: InboxScope[] = [{ inbox: 'team', scope: interaction.team }];
  if (interaction.state === 'waiting' || interaction.state === 'undelivered')
    inboxes.push({ inbox: 'unassigned', scope: interaction.team });
  if (interaction.state === 'ongoing' && interaction.agent) inboxes.push({ inbox: 'mine', scope: interaction.agent });
  return inboxes;
}

export const inboxKey = ({ inbox, scope }: InboxScope): string => `${inbox}.${scope}`;

/** How the counts change when an interaction goes from one state to another: inbox key → +1 or −1. */
export function inboxChanges(before: Interaction | undefined, after: Interaction): Map<string, number> {
  const changes = new Map<string, number>();
  const add = (inboxes: InboxScope[], by: number) => {
    for (const inbox of inboxes) changes.set(inboxKey(inbox), (changes.get(inboxKey(inbox)) ?? 0) + by);
  };
  add(inboxesOf(before), -1);
  add(inboxesOf(after), 1);
  for (const [key, by] of changes) if (by === 0) changes.delete(key);
  return changes;
}

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
