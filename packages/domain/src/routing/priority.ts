// What is given out first. Waiting counts by the answer target of its group; priority, a transfer and a reopening count as
// if it had waited longer. Past a bound nothing counts but the wait: nobody starves, whatever the priorities are.
import type { CameBy } from '../interactions/interaction.ts';
import type { WaitingInteraction } from './floor.ts';

/** So much priority counts as much as one answer target of waiting. */
export const priorityPerTarget = 10;
/** In answer targets: who was handed on has told their matter once already; who comes back had hoped not to. */
export const boosts: Partial<Record<CameBy, number>> = { transferred: 1, rerouted: 1, reopened: 0.5 };
/**
 * Whoever has waited so many answer targets comes before everybody who has not, longest first. Five: late beyond doubt,
 * and room for priorities to matter before.
 */
export const overdueTargets = 5;

export const overdueAt = ({ since, answerTargetMs }: Pick<WaitingInteraction, 'since' | 'answerTargetMs'>): number =>
  since + overdueTargets * answerTargetMs;

export interface Points {
  /** Answer targets waited. */
  age: number;
  /** Of the channel and its group. */
  priority: number;
  boost: number;
  total: number;
}

export function pointsOf(one: WaitingInteraction, now: number): Points {
  const age = Math.max(0, now - one.since) / one.answerTargetMs;
  const priority = one.priority / priorityPerTarget;
  const boost = (one.cameBy && boosts[one.cameBy]) ?? 0;
  return { age, priority, boost, total: age + priority + boost };
}

/** All that waits, most urgent first. The order of the list given decides nothing. */
export function byUrgency<W extends WaitingInteraction>(waiting: readonly W[], now: number): W[] {
  const ranked = waiting.map((one) => ({
    one,
    isOverdue: now >= overdueAt(one),
    points: pointsOf(one, now).total,
  }));
  ranked.sort((a, b) => {
    if (a.isOverdue !== b.isOverdue) return a.isOverdue ? -1 : 1;
    const first = a.isOverdue ? 0 : b.points - a.points;
    return first || a.one.since - b.one.since || (a.one.id < b.one.id ? -1 : 1);
  });
  return ranked.map(({ one }) => one);
}
