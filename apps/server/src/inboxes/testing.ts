/** For tests: an agent's inboxes over what is live, as they are counted. */
import type { Directory, Interaction } from '@oriel/domain';
import { LiveIndex } from '../interactions/live-index.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { InboxCounts } from './inbox-counts.ts';

export function countedInboxes(directory: Directory, ...live: readonly Interaction[]): InboxCounts {
  const index = new LiveIndex();
  index.take(live.map((after) => ({ kind: 'interaction', before: undefined, after, facts: [] })));
  return new InboxCounts({ index, directory: () => directory, clock: new VirtualClock(), tell: () => {} });
}
