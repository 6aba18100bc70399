// Order without holes (P3, P5): a conversation and an activity count their entries by the interaction's version, a chat its
// messages by `said`. Each number has exactly one line, so a hole in what arrives is a loss. Other views have no counter.
import type { Entity, View } from '@oriel/protocol';

/** The kind of the lines that the view counts, and the prefix by which heads name its counter. */
export type Counted = { kind: 'entry' | 'message'; head: string };

export function countedBy(view: View): Counted | null {
  const isLive = view.view === 'conversation' || (view.view === 'activity' && view.before === undefined);
  if (isLive) return { kind: 'entry', head: `interaction:${view.interaction}` };
  if (view.view === 'chat') return { kind: 'message', head: 'said' };
  return null;
}

/** The highest number among the lines; 0: none. */
export function topOf(entities: Iterable<Entity>, { kind }: Counted): number {
  let top = 0;
  for (const entity of entities) if (entity.kind === kind && entity.version > top) top = entity.version;
  return top;
}

/** Whether these lines, put on `top`, would leave a hole. Lines already held do not matter. */
export function leavesHole(entities: readonly Entity[], top: number, { kind }: Counted): boolean {
  const fresh = new Set(entities.filter((one) => one.kind === kind && one.version > top).map((one) => one.version));
  for (let version = top + 1; fresh.size > 0; version++) if (!fresh.delete(version)) return true;
  return false;
}
