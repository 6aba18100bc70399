// An interaction as these eyes see it: whole, or a blank card where the policy keeps it from a watcher.
import { isExcluded, type Directory, type Interaction } from '@oriel/domain';
import { keyOf, type Entity } from '@oriel/protocol';
import { presentBlank, presentInteraction } from '../hub/presenters.ts';
import type { Eyes } from '../hub/view.ts';

export const shownTo = (eyes: Eyes, directory: Directory, interaction: Interaction): Entity =>
  isExcluded(directory, eyes.excluded, interaction)
    ? presentBlank(directory, interaction)
    : presentInteraction(directory, interaction);

/** How one that is in a list shows there after a change: under one key and, where a policy keeps some from these eyes, not
    under the other any more. */
export function changedTo(
  eyes: Eyes,
  directory: Directory,
  interaction: Interaction,
): { show: Entity[]; hide?: string[] } {
  const shown = shownTo(eyes, directory, interaction);
  const { channels, categories } = eyes.excluded;
  if (channels.length + categories.length === 0) return { show: [shown] };
  return { show: [shown], hide: keysOf(interaction).filter((key) => key !== keyOf(shown)) };
}

/** Both keys it may stand under. */
export const keysOf = ({ id }: Interaction): string[] => [`interaction:${id}`, `blank:${id}`];
